using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Web;

/// <summary>People get a page for what goes wrong, programs get problem+json.</summary>
public class PageErrorTests(Workshop workshop) : IClassFixture<Workshop>
{
    private HttpClient Client => AsBrowser(workshop.Server);

    [Theory]
    [InlineData("de", "Diese Seite gibt es nicht.")]
    [InlineData("en", "There is no such page.")]
    [InlineData("ru", "Такой страницы нет.")]
    public async Task NotFound_IsAPage(string language, string words)
    {
        using var response = await Client.GetAsync($"/{language}/nope");
        await AssertPageAsync(response, HttpStatusCode.NotFound, language, words);
    }

    [Theory]
    [InlineData("de", "kann so nicht aufgerufen werden")]
    [InlineData("en", "cannot be opened in this way")]
    [InlineData("ru", "нельзя открыть таким способом")]
    public async Task MethodNotAllowed_IsAPage(string language, string words)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Headers.Add("Accept-Language", language);
        using var response = await Client.SendAsync(request);
        await AssertPageAsync(response, HttpStatusCode.MethodNotAllowed, language, words);

        using var strange = await Client.SendAsync(new HttpRequestMessage(new HttpMethod("BREW"), $"/{language}/help"));
        await AssertPageAsync(strange, HttpStatusCode.MethodNotAllowed, language, words);
    }

    [Fact]
    public async Task MethodNotAllowed_WithAValidForm_IsAPageToo()
    {
        await using var server = await RunningServer.StartAsync(null, "--Vendor:Email=hello@example.com");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", Html.Token(await AsBrowser(server).GetStringAsync("/de/contact")))]);
        using var response = await AsBrowser(server).PostAsync("/de/help", form);
        Assert.Equal(["GET"], response.Content.Headers.Allow);
        await AssertPageAsync(response, HttpStatusCode.MethodNotAllowed, "de", "kann so nicht aufgerufen werden");
    }

    [Theory]
    [InlineData("de", "/activate", "systemId", "erlauben Sie Cookies", "Formular neu öffnen")]
    [InlineData("en", "/check", "text", "allow cookies", "Open the form again")]
    [InlineData("ru", "/trial", "systemId", "разрешите cookie", "Открыть форму снова")]
    [InlineData("de", "/sign-in", "email", "erlauben Sie Cookies", "Formular neu öffnen")]
    [InlineData("de", "/register", "email", "erlauben Sie Cookies", "Formular neu öffnen")]
    [InlineData("de", "/forgot", "email", "erlauben Sie Cookies", "Formular neu öffnen")]
    public async Task Form_WithoutCookies_NamesThem_AndLeadsBack(string language, string path, string field, string words, string link)
    {
        using var browser = new Browser(workshop.Server, language);
        var page = await browser.OpenAsync($"/{language}{path}");
        foreach (Cookie cookie in browser.Cookies.GetAllCookies()) cookie.Expired = true;
        var refused = (await page.SendAsync((field, "x"))).Is(HttpStatusCode.BadRequest).Says(words);
        Assert.Equal($"/{language}{path}", refused.Link(link));
        Assert.Equal(page.Heading, (await refused.FollowAsync(link)).Is(HttpStatusCode.OK).Heading);
    }

    [Theory]
    [InlineData("de", "nur über eine verschlüsselte Verbindung")]
    [InlineData("en", "only available over an encrypted connection")]
    [InlineData("ru", "только по защищённому соединению")]
    public async Task PlainHttp_FromElsewhere_IsExplained(string language, string words)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/{language}/help");
        request.Headers.Host = "licence.example.com";
        using var response = await Client.SendAsync(request);
        await AssertPageAsync(response, HttpStatusCode.Forbidden, language, words);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task RateLimited_IsAPage()
    {
        await using var server = await RunningServer.StartAsync();
        foreach (var (language, words) in new[] { ("de", "Das waren zu viele Anfragen"), ("en", "too many requests"), ("ru", "Слишком много запросов") })
        {
            HttpResponseMessage response;
            for (var calls = 0; ; calls++)
            {
                response = await AsBrowser(server).GetAsync($"/{language}/help");
                if (response.StatusCode == HttpStatusCode.TooManyRequests || calls == 300) break;
                response.Dispose();
            }

            Assert.NotNull(response.Headers.RetryAfter);
            await AssertPageAsync(response, HttpStatusCode.TooManyRequests, language, words);
            response.Dispose();
        }
    }

    [Theory]
    [InlineData("/api/v1/nope")]
    [InlineData("/health/nope")]
    [InlineData("/openapi/nope")]
    public async Task Programs_GetProblems(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = "licence.example.com";
        using var response = await Client.SendAsync(request);
        (await Reply.ReadAsync(response)).Refused(HttpStatusCode.NotFound, "not-found");
    }

    private static async Task AssertPageAsync(HttpResponseMessage response, HttpStatusCode status, string language, string words)
    {
        var html = await response.Content.ReadAsStringAsync();
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"<html lang=\"{language}\">", html);
        Assert.Contains(words, Html.Content(html));
        Assert.Contains($"/{language}", Html.Addresses(Html.Content(html)));
        Assert.DoesNotContain("href=\"\"", html);
        Assert.StartsWith("default-src ", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["same-origin"], response.Headers.GetValues("Referrer-Policy"));
    }

    // Errors are pages for whoever asks for pages.
    private static HttpClient AsBrowser(RunningServer server)
    {
        if (server.Client.DefaultRequestHeaders.Accept.Count == 0) server.Client.DefaultRequestHeaders.Accept.ParseAdd("text/html, */*;q=0.8");
        return server.Client;
    }
}
