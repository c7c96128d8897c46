using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Web;

/// <summary>Cookies are a browser's secret with this very host, wherever there is HTTPS.</summary>
public class CookieTests
{
    private const string Page = "/de/contact";
    private const string Email = "--Vendor:Email=hello@example.com";

    [Fact]
    public async Task Cookie_OnLoopback_HasItsPlainName()
    {
        await using var server = await RunningServer.StartAsync(null, Email);
        using var response = await server.Client.GetAsync(Page);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("jklab-form=", cookie);
        Assert.DoesNotContain("secure", cookie);
        Assert.Contains("samesite=strict; httponly", cookie);
    }

    [Fact]
    public async Task Cookie_BehindAProxyThatSaysHttps_IsOfThisHostAlone()
    {
        await using var server = await RunningServer.StartAsync(null, Email, "--Proxy:KnownProxies=127.0.0.1");
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = server.Client.BaseAddress };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.7");
        client.DefaultRequestHeaders.Host = "licence.example.com";
        using var response = await client.GetAsync(Page);
        Assert.Equal(["max-age=63072000"], response.Headers.GetValues("Strict-Transport-Security"));
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-jklab-form=", cookie);
        Assert.Contains("path=/; secure; samesite=strict; httponly", cookie);
        Assert.DoesNotContain("domain=", cookie);

        var (value, token) = (cookie.Split(';')[0], Html.Token(await response.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, value, token));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(client, value["__Host-".Length..], token));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(client, null, token));
    }

    [Fact]
    public async Task Https_SaidByAnybodyElse_CountsForNothing()
    {
        await using var server = await RunningServer.StartAsync(null, Email);
        using var request = new HttpRequestMessage(HttpMethod.Get, Page);
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var response = await server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string? cookie, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Page)
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]),
        };
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
