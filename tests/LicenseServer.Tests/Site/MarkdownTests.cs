using System.Net;
using System.Text.RegularExpressions;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Site;

/// <summary>What becomes of the owner's Markdown.</summary>
public sealed class MarkdownTests(Workshop workshop) : IClassFixture<Workshop>
{
    private HttpClient Client => workshop.Server.Client;

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("text <img src=x onerror=alert(1)> text")]
    [InlineData("<iframe src=\"https://example.com\"></iframe>")]
    [InlineData("<div onclick=\"alert(1)\">\n\ntext\n\n</div>")]
    [InlineData("<!-- --><svg onload=alert(1)>")]
    [InlineData("[[<script>alert(1)</script>]]")]
    [InlineData("# Title {#id onclick=alert(1)}")]
    [InlineData("```\"><script>alert(1)</script>\ncode\n```")]
    [InlineData("| a |\n|:-:|\n| <b>b</b> |")]
    public async Task Html_IsNeverMoreThanText(string markdown)
    {
        var main = await ShowAsync(markdown);
        Assert.DoesNotMatch(@"<(script|img|iframe|svg|div on|b>)|<[^>]*\s(on\w+|id|style)=", main);
    }

    [Fact]
    public void Paragraphs_ForAMail_LoseNoWord() => Assert.Equal(
        ["Terms", "Write to info@example.com or see the rules (https://example.com/rules), not this page.", "3. first", "4. second", "- a point", "[Date]", "left | right", "1 | 2"],
        LicenseServer.Site.PageMarkdown.Read(
            "# Terms\n\nWrite to <info@example.com> or see [the *rules*](https://example.com/rules),\nnot [this page](/de/help).\n\n3. first\n4. second\n\n- a point\n\n[[Date]]\n\n| left | right |\n|---|---|\n| 1 | 2 |\n",
            LicenseServer.Web.Language.German).Paragraphs);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JavaScript:alert(1)")]
    [InlineData("java&#x0A;script:alert(1)")]
    [InlineData("&#x01;javascript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//example.com/")]
    [InlineData("/\\example.com/")]
    [InlineData("\\\\example.com/")]
    public async Task Address_ThatIsDangerous_IsNoLink(string address)
    {
        var main = await ShowAsync($"[one](<{address}>) ![two](<{address}>) [three][3] <{address}>\n\n[3]: <{address}>");
        Assert.Contains("one", main);
        Assert.Contains("two", main);
        Assert.Empty(Html.Addresses(main));
    }

    [Theory]
    [InlineData("[x](https://example.com/a?b=c)", "https://example.com/a?b=c")]
    [InlineData("[x](mailto:a@example.com)", "mailto:a@example.com")]
    [InlineData("<https://example.com/>", "https://example.com/")]
    [InlineData("[x](/en/help)", "/en/help")]
    [InlineData("[x](prices)", "/de/prices")]
    [InlineData("![x](picture.png)", "/pages/picture.png")]
    [InlineData("![x](/pages/picture.png)", "/pages/picture.png")]
    [InlineData("![x](https://example.com/picture.png)", "https://example.com/picture.png")]
    public async Task Address_ThatIsNot_IsKept(string markdown, string address)
    {
        var main = await ShowAsync("text " + markdown);
        Assert.Equal([address], Html.Addresses(main));
        Assert.Equal(address.StartsWith("/pages/"), main.Contains("<img "));
    }

    [Fact]
    public async Task Placeholder_IsHighlightedAndTokensAreFilled()
    {
        var main = await ShowAsync("# {product} by {vendor}\n\nto [[fill & in]]\n\n{address} {unknown}");
        Assert.Contains("<h1>KBRS CRM by JK-LAB</h1>", main);
        Assert.Contains("to <mark>[fill &amp; in]</mark>", main);
        Assert.Contains("<mark>[Vendor:Address]</mark> {unknown}", main);
    }

    [Fact]
    public async Task Shapes_MakeButtonsCardsAndTables()
    {
        var main = await ShowAsync("[a](/de/a)\n[b](/de/b)\n\n- # One\n- # Two\n\n| a | b |\n|---|--:|\n| c | d |\n\n- [a](/de/a)\n\n[a](/de/a) text");
        Assert.Contains("<p class=\"row\"><a href=\"/de/a\" class=\"button\">a</a>\n<a href=\"/de/b\" class=\"button plain\">b</a></p>", main);
        Assert.Contains("<ul class=\"cards\">\n<li class=\"card\"><h1>One</h1>", main);
        Assert.Contains("<div class=\"table\" tabindex=\"0\">\n<table>", main);
        Assert.Contains("<td>d</td>", main);
        Assert.Contains("<ul>\n<li><a href=\"/de/a\">a</a></li>", main);
        Assert.Contains("<p><a href=\"/de/a\">a</a> text</p>", main);
    }

    [Fact]
    public async Task Title_IsTheFirstHeading()
    {
        await ShowAsync("text\n\n## A *b* `c` &amp; [[d]]\n\n# E");
        Assert.Contains("<title>A b c &amp; d · JK-LAB</title>", await Client.GetStringAsync("/de/product"));
    }

    [Fact]
    public async Task Change_IsSeenAtOnce_AndTheProgramsTextWhereTheFileGoes()
    {
        Assert.Contains("<p>first</p>", await ShowAsync("first"));
        Assert.Contains("<p>another</p>", await ShowAsync("another"));
        File.Delete(workshop.Owner.PathTo("data/pages/product.de.md"));
        Assert.Contains("Was KBRS CRM kann", await Client.GetStringAsync("/de/product"));
        Assert.Contains("What KBRS CRM can do", await Client.GetStringAsync("/en/product"));
    }

    [Fact]
    public async Task File_ThatIsTooLong_IsRefusedInWords()
    {
        workshop.Owner.Write("data/pages/terms.en.md", new string('x', 256 * 1024 + 1));
        Assert.Equal(HttpStatusCode.InternalServerError, (await Client.GetAsync("/en/terms")).StatusCode);
        await Eventually.HoldsAsync(() => workshop.Server.Log.Contains("terms.en.md is larger than 256 KiB"));
        Assert.Equal(HttpStatusCode.OK, (await Client.GetAsync("/de/terms")).StatusCode);
        Assert.Contains("terms.en.md is larger than 256 KiB", workshop.Owner.Run("doctor").Out);
        File.Delete(workshop.Owner.PathTo("data/pages/terms.en.md"));
    }

    [Theory]
    [InlineData("picture.png", "image/png")]
    [InlineData("picture.jpg", "image/jpeg")]
    [InlineData("picture.webp", "image/webp")]
    [InlineData("picture.svg", "image/svg+xml")]
    public async Task Image_BesideThePages_IsShown(string name, string type)
    {
        workshop.Owner.Write("data/pages/" + name, "picture");
        using var response = await Client.GetAsync("/pages/" + name);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("picture", await response.Content.ReadAsStringAsync());
        Assert.Equal(type.Contains("svg"), response.Headers.GetValues("Content-Security-Policy").Single().Contains("sandbox"));
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("product.de.md")]
    [InlineData("page.html")]
    [InlineData("nope.png")]
    [InlineData(".hidden.png")]
    [InlineData("..%2fsecret.png")]
    [InlineData("..%5csecret.png")]
    [InlineData("%2e%2e/secret.png")]
    [InlineData("sub/picture.png")]
    [InlineData("/etc/secret.png")]
    public async Task Anything_ElseInTheFolder_IsNot(string name)
    {
        foreach (var file in new[] { "pages/product.de.md", "pages/page.html", "pages/.hidden.png", "pages/sub/picture.png", "secret.png" }) workshop.Owner.Write("data/" + file, "secret");
        Assert.Equal(HttpStatusCode.NotFound, (await Client.GetAsync("/pages/" + name)).StatusCode);
    }

    /// <summary>Writes the German page of the product and shows it.</summary>
    private async Task<string> ShowAsync(string markdown)
    {
        var file = workshop.Owner.Write("data/pages/product.de.md", markdown);
        var html = await Client.GetStringAsync("/de/product");
        File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddDays(-1)); // the next one differs, however fast it comes
        return Regex.Match(html, "<article.*</article>", RegexOptions.Singleline).Value;
    }
}
