using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;
using MimeKit;

namespace JkLab.LicenseServer.Tests.Web;

/// <summary>Whatever somebody writes into whichever field or address stays text: in pages, in letters, in headers and in the log.</summary>
public sealed class HostileWordsTests(VendorWorkshop fixture) : IClassFixture<VendorWorkshop>
{
    private const string Script = "<script>alert(1)</script>";
    private const string Hostile = "x\"'>" + Script + "<img src=x onerror=alert(2)>{{7*7}}${7*7}\r\nX-Injected: 1\r\nBcc: thief@example.org\r\n\r\n";

    private static readonly string[] Entrances = ["/licenses", "/support", "/account", "/account/data", "/downloads", "/check", "/activate", "/trial", "/contact", "/register", "/sign-in", "/forgot"];

    private static readonly string[] Addresses =
    [
        "/activate?systemId=", "/activate/", "/trial/", "/sign-in?next=", "/confirm/", "/reset/", "/release/", "/transfer/",
        "/check?code=", "/privacy/versions/", "/owner/customers?q=", "/owner/licenses?q=", "/account/data/", "/downloads/1/", "/support/1/files/", "/",
    ];

    private static readonly string[] InAddresses = [Script, Uri.EscapeDataString(Script), Uri.EscapeDataString(Hostile), "%0d%0aX-Injected:%201", "..%2f..%2fappsettings.json"];

    private readonly Workshop workshop = fixture.Workshop;

    [Fact]
    public async Task Words_InEveryFieldAndAddress_StayWords()
    {
        using var person = await Person.CustomerAsync(workshop);
        using var owner = await Person.OwnerAsync(workshop);
        var key = workshop.Issue("--customer", person.Email, "--licensee", Hostile.ReplaceLineEndings(" ")[..80]);
        await workshop.Crm.ActivateAsync(key, Crm.NewComputer());
        var fields = 0;
        foreach (var page in (await Crawl.AllAsync(person, Entrances)).Values.Where(page => page.Status == HttpStatusCode.OK))
        {
            foreach (var form in page.Forms().Where(form => form.TextFields().Any()).DistinctBy(form => form.Action))
            {
                var texts = form.TextFields().ToList();
                fields += texts.Count;
                IsHarmless(await form.SendAsync([.. texts.Select(name => (name, Hostile))]));
                IsHarmless(await form.SendAsync([.. texts.Select(name => (name, name.Contains("mail", StringComparison.OrdinalIgnoreCase) ? person.Email : Hostile.ReplaceLineEndings(" ")[..80]))]));
            }
        }

        Assert.InRange(fields, 20, 500);
        Assert.All((await Crawl.AllAsync(person, Entrances)).Values, IsHarmless);
        Assert.All((await Crawl.AllAsync(owner, "/owner")).Values, IsHarmless);
        using var stranger = Person.Stranger(workshop);
        foreach (var path in Addresses.SelectMany(path => InAddresses.Select(text => path + text)))
        {
            IsHarmless(await owner.OpenAsync(path));
            IsHarmless(await stranger.OpenAsync(path));
        }

        foreach (var letter in Directory.GetFiles(Path.Combine(workshop.Owner.Data, "mail"), "*.eml").Select(file => MimeMessage.Load(file)))
        {
            Assert.DoesNotContain(Script, letter.HtmlBody);
            Assert.DoesNotContain(letter.Headers, header => header.Field is "X-Injected" or "Bcc");
            Assert.Single(letter.To);
        }

        Assert.DoesNotContain("X-Injected", workshop.Server.Log);
        Assert.DoesNotContain("alert(1)", workshop.Server.Log);
    }

    private static void IsHarmless(WebPage page)
    {
        Assert.True((int)page.Status < 500, $"{(int)page.Status} at {page.Path}");
        Assert.DoesNotContain(Script, page.Html);
        Assert.DoesNotContain("<img src=x", page.Html);
        Assert.DoesNotContain("x\"'>", page.Html);
        Assert.DoesNotContain("X-Injected", page.Headers.Keys);
        Assert.DoesNotContain("ConnectionString", page.Html);
    }
}
