using System.Net;

namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>A person's browser without scripts: it keeps cookies, follows redirects, and sends forms as they stand on the page.</summary>
public sealed class Browser : IDisposable
{
    private const int MaxRedirects = 10;

    private readonly HttpClient client;

    /// <summary>A new browser, which no site knows.</summary>
    /// <param name="server">Whose pages it shows.</param>
    /// <param name="language">What it asks for with Accept-Language.</param>
    public Browser(RunningServer server, string language = "de")
    {
        client = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = server.Client.BaseAddress };
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        client.DefaultRequestHeaders.Add("Accept", "text/html,*/*;q=0.8");
    }

    /// <summary>Its cookies.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>Opens an address of the site, and goes where it leads.</summary>
    public Task<WebPage> OpenAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Opens an address of the site, and stays there when it leads elsewhere.</summary>
    public async Task<WebPage> PeekAsync(string path)
    {
        using var response = await client.GetAsync(path);
        return await WebPage.ReadAsync(this, response);
    }

    /// <summary>Loads a file.</summary>
    public async Task<(HttpStatusCode Status, byte[] Bytes)> DownloadAsync(string path)
    {
        using var response = await client.GetAsync(path);
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Posts what no form of the site offers.</summary>
    public Task<WebPage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = Form(fields) });

    /// <summary>Sends a request, and follows where the answer leads.</summary>
    internal async Task<WebPage> SendAsync(HttpRequestMessage request)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var sent = request;
            using var response = await client.SendAsync(sent);
            if (response.Headers.Location is not { } next || response.StatusCode is < HttpStatusCode.MovedPermanently or >= HttpStatusCode.BadRequest)
                return await WebPage.ReadAsync(this, response);
            Assert.True(redirects < MaxRedirects, "redirected for ever, last to " + next);
            request = new HttpRequestMessage(HttpMethod.Get, new Uri(sent.RequestUri!.IsAbsoluteUri ? sent.RequestUri : client.BaseAddress!, next));
        }
    }

    /// <summary>Fields as a form sends them.</summary>
    internal static FormUrlEncodedContent Form(IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();
}
