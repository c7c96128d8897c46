using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Site;

/// <summary>The public pages as strangers see them.</summary>
public class PageTests(Workshop workshop) : IClassFixture<Workshop>
{
    private static readonly string[] Languages = ["de", "en", "ru"];
    private static readonly string[] Paths = ["", "/product", "/prices", "/help", "/imprint", "/privacy", "/terms", "/contact", "/privacy/versions"];

    private HttpClient Client => workshop.Server.Client;

    public static TheoryData<string> Pages => [.. Languages.SelectMany(language => Paths.Select(path => $"/{language}{path}"))];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_IsShownInItsLanguage(string path)
    {
        using var response = await Client.GetAsync(path);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains($"<html lang=\"{path[1..3]}\">", html);
        Assert.Single(Regex.Matches(Html.Content(html), "<h1>"));
        Assert.Matches(@"<title>[^<·]{3,} · JK-LAB</title>", html);
        Assert.Equal(path.StartsWith("/ru"), Regex.IsMatch(Html.Content(html), @"\p{IsCyrillic}{4}"));
        Assert.DoesNotMatch(@"\{(vendor|product|address|host|inventory)\}|\[\[", html);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_KeepsToItself(string path)
    {
        using var response = await Client.GetAsync(path);
        var html = await response.Content.ReadAsStringAsync();
        AssertHeaders(response);
        Assert.All(Html.Addresses(html), address => Assert.Matches("^(/(?!/)|#)", address));
        Assert.DoesNotMatch(@"<style|\sstyle=|\son\w+=|<script(?![^>]* src=)", html);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_WithAllThatItNeeds_IsBelow50KB(string path)
    {
        var html = await Client.GetStringAsync(path);
        var size = Encoding.UTF8.GetByteCount(html);
        foreach (var asset in Html.Addresses(html).Where(address => address.StartsWith("/assets/")).Distinct()) size += (await Client.GetByteArrayAsync(asset)).Length;
        Assert.InRange(size, 10_000, 50_000);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_Head_IsGetWithoutTheBody(string path)
    {
        using var response = await Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/assets/site.css")]
    [InlineData("/assets/nope.css")]
    [InlineData("/de/home")]
    [InlineData("/de/Product")]
    [InlineData("/fr")]
    [InlineData("/de/privacy/versions/nope")]
    public async Task Address_ThatIsNone_IsNotFound(string path) => Assert.Equal(HttpStatusCode.NotFound, (await Client.GetAsync(path)).StatusCode);

    [Fact]
    public async Task Assets_AreKeptForEver()
    {
        foreach (var asset in Html.Addresses(await Client.GetStringAsync("/de")).Where(address => address.StartsWith("/assets/")))
        {
            using var response = await Client.GetAsync(asset);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("immutable", response.Headers.CacheControl!.ToString());
            Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        }
    }

    [Theory]
    [InlineData(null, "/de")]
    [InlineData("en-GB, en;q=0.9", "/en")]
    [InlineData("ru", "/ru")]
    [InlineData("fr", "/de")]
    public async Task Entrance_LeadsToTheLanguageThatIsAskedFor(string? asked, string target)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Client.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        if (asked is not null) request.Headers.TryAddWithoutValidation("Accept-Language", asked);
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(target, response.Headers.Location!.OriginalString);
        Assert.Equal(["Accept-Language"], response.Headers.Vary);
    }

    [Fact]
    public async Task LanguageLinks_LeadToTheSamePage()
    {
        var addresses = Html.Addresses(await Client.GetStringAsync("/en/help"));
        Assert.All(Languages, language => Assert.Contains($"/{language}/help", addresses));
    }

    /// <summary>The headers that keep a browser from doing more than showing the page.</summary>
    private static void AssertHeaders(HttpResponseMessage response)
    {
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src ", policy);
        Assert.DoesNotMatch(@"\*|unsafe|http|data:", policy);
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["same-origin"], response.Headers.GetValues("Referrer-Policy"));
    }
}
