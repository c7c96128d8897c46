using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Revocation;

public class GetRevocationsTests
{
    private const string Address = "/api/v1/revocations";

    [Fact]
    public async Task List_OfANewServer_IsGenuineAndEmpty()
    {
        await using var server = await RunningServer.StartAsync();
        using var response = await server.Client.GetAsync(Address);

        Assert.Equal((HttpStatusCode.OK, "text/plain"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        var list = RevocationList.Read(await response.Content.ReadAsStringAsync(), Ring(server.Owner)).List!;
        Assert.Equal((0, 0, 0), (list.LicenseCount, list.SeatCount, list.RetiredKeys.Count));
        Assert.Equal($"\"{list.Number}\"", response.Headers.ETag!.Tag);
        Assert.True(response.Headers.CacheControl!.NoCache);
        Assert.Equal(server.Owner.Run("revocation", "list", "export").Succeeded().Out, list.ToString());
    }

    [Fact]
    public async Task List_AskedForAgain_IsNotSentUntilItChanges()
    {
        await using var server = await RunningServer.StartAsync();
        using var first = await server.Client.GetAsync(Address);
        var (tag, modified) = (first.Headers.ETag!, first.Content.Headers.LastModified!.Value);

        Assert.Equal(HttpStatusCode.NotModified, await Ask(headers => headers.IfNoneMatch.Add(tag)));
        Assert.Equal(HttpStatusCode.NotModified, await Ask(headers => headers.IfNoneMatch.Add(new EntityTagHeaderValue(tag.Tag, isWeak: true))));
        Assert.Equal(HttpStatusCode.NotModified, await Ask(headers => headers.IfModifiedSince = modified));
        Assert.Equal(HttpStatusCode.OK, await Ask(headers => headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"1\""))));
        Assert.Equal(HttpStatusCode.OK, await Ask(headers => headers.IfModifiedSince = modified.AddDays(-1)));
        Assert.Equal(HttpStatusCode.OK, await Ask(headers =>
        {
            headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"1\""));
            headers.IfModifiedSince = modified;
        }));

        var key = server.Owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard")[0].GetProperty("key").GetString()!;
        Assert.Equal(HttpStatusCode.NotModified, await Ask(headers => headers.IfNoneMatch.Add(tag)));
        server.Owner.Run("license", "revoke", key, "--reason", "x").Succeeded();
        Assert.Equal(HttpStatusCode.OK, await Ask(headers => headers.IfNoneMatch.Add(tag)));

        async Task<HttpStatusCode> Ask(Action<HttpRequestHeaders> with)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Address);
            with(request.Headers);
            using var response = await server.Client.SendAsync(request);
            if (response.StatusCode == HttpStatusCode.NotModified) Assert.Equal(tag, response.Headers.ETag);
            Assert.Equal(response.StatusCode == HttpStatusCode.NotModified, (await response.Content.ReadAsByteArrayAsync()).Length == 0);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task List_AskedForByManyAtOnce_IsOneList()
    {
        await using var server = await RunningServer.StartAsync();
        var texts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.Client.GetStringAsync(Address)));
        Assert.Single(texts.Distinct());
    }

    [SkippableFact]
    public async Task List_ReadSlowlyByMany_LiesInMemoryOnce()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the memory of a process is read as Linux counts it");
        const int padding = 13_500_000;
        const int readers = 40;
        using var owner = new Owner();
        var length = owner.Run("revocation", "list", "export").Succeeded().Out.Length + padding;
        Sql.Execute(owner, $"UPDATE revocation_lists SET list = list || hex(zeroblob({padding / 2}))");
        await using var server = await RunningServer.StartAsync(owner);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live")).StatusCode);
        using var process = Process.GetProcessById(server.ProcessId);
        var before = process.WorkingSet64;

        var slow = await Task.WhenAll(Enumerable.Range(0, readers).Select(_ => server.Client.GetAsync(Address, HttpCompletionOption.ResponseHeadersRead)));
        await Task.Delay(TimeSpan.FromSeconds(2));
        process.Refresh();
        var grown = process.WorkingSet64 - before;

        Assert.All(slow, response => Assert.Equal(length, response.Content.Headers.ContentLength));
        Assert.True(grown < 15L * padding, $"{readers} readers of {padding >> 20} MiB hold {grown >> 20} MiB");
        Assert.Equal(length, (await slow[0].Content.ReadAsByteArrayAsync()).Length);
        foreach (var response in slow) response.Dispose();
    }

    [Fact]
    public async Task Number_WhereTheLastListsWereLost_DoesNotComeTwice()
    {
        var workshop = await Workshop.AtAsync("2026-11-23T10:00:00Z");
        try
        {
            var before = await Get(workshop);
            Revoke(workshop);
            var lost = await Get(workshop);
            Assert.Equal(before.Number + 1, lost.Number);

            // As after a backup was put back from before any of them.
            Sql.Execute(workshop.Owner, "DELETE FROM revocation_lists; UPDATE licenses SET status = 'active'");
            workshop.Wait(TimeSpan.FromSeconds(2));
            Assert.Equal((long)(workshop.Owner.Time!.GetUtcNow() - new Day(0).Start).TotalSeconds, (await Get(workshop)).Number);
            Assert.True((await Get(workshop)).Number > lost.Number);
        }
        finally
        {
            await workshop.DisposeAsync();
        }
    }

    [Fact]
    public async Task Document_DescribesTheCall()
    {
        await using var server = await RunningServer.StartAsync();
        var document = JsonDocument.Parse(await server.Client.GetStringAsync("/openapi/v1.json")).RootElement;
        var responses = document.GetProperty("paths").GetProperty(Address).GetProperty("get").GetProperty("responses");
        Assert.True(responses.GetProperty("200").GetProperty("content").TryGetProperty("text/plain", out _));
        Assert.True(responses.TryGetProperty("304", out _));
    }

    private static void Revoke(Workshop workshop) => workshop.Owner.Run("license", "revoke", workshop.Issue(), "--reason", "x").Succeeded();

    private static async Task<RevocationList> Get(Workshop workshop) =>
        RevocationList.Read(await workshop.Server.Client.GetStringAsync(Address), Ring(workshop.Owner)).List!;

    private static KeyRing Ring(Owner owner) => new(owner.Json("key", "list").EnumerateArray().Select(key => PublicKey.FromPem(key.GetProperty("publicKeyPem").GetString()!)));
}
