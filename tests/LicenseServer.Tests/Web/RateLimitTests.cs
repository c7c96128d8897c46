using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Web;

/// <summary>Each test has a server of its own, whose buckets are full.</summary>
public class RateLimitTests
{
    private const string Call = "/api/v1/public-keys";

    [Fact]
    public async Task Calls_FromOneAddress_AreLimitedAbove120()
    {
        await using var server = await RunningServer.StartAsync();
        var replies = await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ => await Reply.ReadAsync(await server.Client.GetAsync(Call))));
        Assert.InRange(replies.Count(reply => reply.Status == HttpStatusCode.OK), 120, 150);
        var refused = replies.Where(reply => reply.Status != HttpStatusCode.OK).ToList();
        Assert.All(refused, reply => Assert.InRange(int.Parse(reply.Refused(HttpStatusCode.TooManyRequests, "rate-limited").Headers["Retry-After"]), 1, 60));
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live")).StatusCode);

        await Task.Delay(TimeSpan.FromSeconds(int.Parse(refused[0].Headers["Retry-After"]) + 1));
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync(Call)).StatusCode);
    }

    [Theory]
    [InlineData("/nope")]
    [InlineData("/openapi/v1.json")]
    public async Task Calls_OutsideTheApi_AreLimitedToo(string path)
    {
        await using var server = await RunningServer.StartAsync();
        Assert.InRange(await CountAllowed(server, path, null, 200), 120, 150);
        Assert.Equal(200, await CountAllowed(server, "/health/live", null, 200));
        Assert.InRange(await CountAllowed(server, "/health/live", "licenses.example.com", 100), 0, 50);
    }

    [Fact]
    public async Task Calls_WithOneLicenseKey_AreLimitedAbove60()
    {
        await using var server = await RunningServer.StartAsync();
        var crm = new Crm(server.Client);
        var key = Crm.UnknownKey();
        var computer = Crm.NewComputer();
        var replies = await Task.WhenAll(Enumerable.Range(0, 90).Select(i => (i % 3) switch
        {
            0 => crm.ActivateAsync(key, computer),
            1 => crm.DeactivateAsync(key.ToString().ToLowerInvariant().Replace("-", ""), computer),
            _ => crm.ValidateAsync(key, computer),
        }));
        Assert.InRange(replies.Count(reply => reply.Status != HttpStatusCode.TooManyRequests), 60, 75);
        Assert.All(
            replies.Where(reply => reply.Status == HttpStatusCode.TooManyRequests),
            reply => Assert.NotNull(reply.Refused(HttpStatusCode.TooManyRequests, "rate-limited").Headers["Retry-After"]));
        (await crm.ActivateAsync(Crm.UnknownKey(), computer)).Refused(HttpStatusCode.NotFound, "license-not-found");
    }

    [Fact]
    public async Task ForwardedFor_FromAConfiguredProxy_TellsAddressesApartByTheir64()
    {
        await using var server = await RunningServer.StartAsync(null, "--Proxy:KnownProxies=127.0.0.1");
        Assert.InRange(await CountAllowed(server, i => $"2001:db8:1:2::{i + 1:x}", 160), 120, 140);
        Assert.Equal(20, await CountAllowed(server, _ => "2001:db8:1:3::1", 20));
        Assert.Equal(20, await CountAllowed(server, _ => "198.51.100.7", 20));
        await Eventually.HoldsAsync(() => server.Log.Contains("from 2001:db8:1::/48") && server.Log.Contains("from 198.51.100.0/24"));
    }

    [Fact]
    public async Task ForwardedFor_FromAnyoneElse_CountsForNothing()
    {
        await using var server = await RunningServer.StartAsync(null, "--Proxy:KnownNetworks=10.0.0.0/8");
        Assert.InRange(await CountAllowed(server, i => $"198.51.{i}.7", 160), 120, 140);
        Assert.DoesNotContain("198.51", server.Error);
    }

    [Theory]
    [InlineData("ASPNETCORE_FORWARDEDHEADERS_ENABLED")]
    [InlineData("DOTNET_FORWARDEDHEADERS_ENABLED")]
    [InlineData("FORWARDEDHEADERS_ENABLED")]
    public void Start_WithTheFrameworksSwitchToBelieveEverybody_IsRefused(string name)
    {
        using var owner = new Owner();
        owner.RunWith("", new Dictionary<string, string> { [name] = "True" }, "serve", "--urls", "http://127.0.0.1:0").Failed("Proxy:KnownProxies");
    }

    [Fact]
    public void Start_WithThatSwitchInAFile_IsRefused()
    {
        using var owner = new Owner();
        owner.Write("data/appsettings.json", """{ "ForwardedHeaders_Enabled": true }""");
        owner.Run("serve", "--urls", "http://127.0.0.1:0").Failed("Proxy:KnownProxies");
    }

    [Theory]
    [InlineData("--Proxy:KnownProxies=nonsense", "the setting Proxy:KnownProxies is 'nonsense'")]
    [InlineData("--Proxy:KnownNetworks=10.0.0.0/99", "the setting Proxy:KnownNetworks is '10.0.0.0/99'")]
    [InlineData("--RateLimits:Enabled=perhaps", "the setting RateLimits:Enabled is 'perhaps'")]
    public void Start_WithASettingOutOfRange_SaysWhich(string setting, string message)
    {
        using var owner = new Owner();
        owner.Run("serve", "--urls", "http://127.0.0.1:0", setting).Failed(message);
    }

    private static async Task<int> CountAllowed(RunningServer server, string path, string? host, int calls)
    {
        var statuses = await Task.WhenAll(Enumerable.Range(0, calls).Select(async _ =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = host;
            using var response = await server.Client.SendAsync(request);
            return response.StatusCode;
        }));
        return statuses.Count(status => status != HttpStatusCode.TooManyRequests);
    }

    private static async Task<int> CountAllowed(RunningServer server, Func<int, string> address, int calls)
    {
        var statuses = await Task.WhenAll(Enumerable.Range(0, calls).Select(async i =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Call);
            request.Headers.Add("X-Forwarded-For", address(i));
            using var response = await server.Client.SendAsync(request);
            return response.StatusCode;
        }));
        return statuses.Count(status => status == HttpStatusCode.OK);
    }
}
