using System.Net;
using System.Text.Json;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Operations;

public class HealthTests
{
    [Fact]
    public async Task Ready_WithoutSigningKey_NamesIt()
    {
        await using var server = await RunningServer.StartAsync();
        Sql.Execute(server.Owner, "UPDATE signing_keys SET active = 0");

        Assert.Equal(["signing-key"], await NotReadyAsync(server));
        foreach (var (language, words) in new[] { ("de", "Der Signaturschlüssel"), ("en", "The signing key cannot be used."), ("ru", "Ключ подписи") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready") { Headers = { { "Accept-Language", language } } };
            using var answer = await server.Client.SendAsync(request);
            Assert.StartsWith(words, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString());
        }

        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live")).StatusCode);
        await Eventually.HoldsAsync(() => server.Error.Contains("not ready: no signing key is active"));
    }

    [Fact]
    public async Task Ready_WithoutItsFolder_NamesTheDisk()
    {
        await using var server = await RunningServer.StartAsync();
        Directory.Move(server.Owner.Data, server.Owner.Data + "-gone");
        await File.WriteAllTextAsync(server.Owner.Data, "in the way, so that the log does not make a new folder");
        Assert.Contains("disk", await NotReadyAsync(server));
        File.Delete(server.Owner.Data);
        Directory.Move(server.Owner.Data + "-gone", server.Owner.Data);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/ready")).StatusCode);
        Assert.Empty(Directory.GetFiles(server.Owner.Data, "ready-*"));
    }

    private static async Task<string[]> NotReadyAsync(RunningServer server)
    {
        var answer = await server.Client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(answer.Headers.RetryAfter);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("storage-unavailable", problem.GetProperty("code").GetString());
        return [.. problem.GetProperty("notReady").EnumerateArray().Select(part => part.GetString()!)];
    }
}
