using System.Net;
using System.Text.RegularExpressions;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Activation.Pages;

/// <summary>The page with the code: to type, copy, scan, save, read aloud and send.</summary>
public sealed class CodePageTests(Workshop workshop) : IClassFixture<Workshop>
{
    [SkippableFact]
    public async Task Code_AsQrCode_IsReadByAScanner()
    {
        using var browser = new Browser(workshop.Server);
        var page = await browser.ActivateAsync(workshop.Issue("--licensee", "Müller & Söhne"), Crm.NewComputer());
        var scanned = QrReader.Read(workshop.Owner, page.Html);
        Assert.Equal(page.Code().Replace("-", "").Replace("\n", ""), scanned);
    }

    [Fact]
    public async Task Code_AsText_StandsThereLineByLineAndGroupByGroup()
    {
        using var browser = new Browser(workshop.Server);
        var page = await browser.ActivateAsync(workshop.Issue(), Crm.NewComputer());
        var lines = Regex.Match(page.Html, "<ol class=\"lines\".*?</ol>", RegexOptions.Singleline).Value;
        var groups = Regex.Matches(lines, "<span>([0-9A-Z]{5})</span>").Select(group => group.Groups[1].Value).ToList();
        Assert.Equal(page.Code().Split('\n', '-'), groups);
        Assert.Equal(5, Regex.Count(lines, "<li>"));
        Assert.Contains("data-copy=\"#code\"", page.Html);
        Assert.Contains("data-print", page.Html);
        page.Says("So geht es weiter", "Aktivierungscode eingeben");
        Assert.True(page.Html.Length < 30_000, $"the page has {page.Html.Length} characters");
    }

    [Theory]
    [InlineData("de", "KBRS-Aktivierung.txt")]
    [InlineData("en", "KBRS-activation.txt")]
    [InlineData("ru", "KBRS-%D0%B0%D0%BA%D1%82%D0%B8%D0%B2%D0%B0%D1%86%D0%B8%D1%8F.txt")]
    public async Task Code_AsFile_IsThePrintedLines(string language, string name)
    {
        using var browser = new Browser(workshop.Server, language);
        var page = await browser.ActivateAsync(workshop.Issue(), Crm.NewComputer());
        var file = (await browser.OpenAsync(page.Path + "/file")).Is(HttpStatusCode.OK);
        Assert.Equal(page.Code().Replace("\n", "\r\n") + "\r\n", file.Html);
        Assert.Contains("attachment", file.Headers["Content-Disposition"]);
        Assert.Contains(name, file.Headers["Content-Disposition"]);
        Assert.StartsWith("text/plain", file.Headers["Content-Type"]);
    }

    [Theory]
    [InlineData("de", "Zeile 5", "Gruppe 6:", "Vorlesen", "eins|Anton|Zacharias|Ypsilon|Quelle|Cäsar|Xanthippe")]
    [InlineData("en", "Line 5", "Group 6:", "Read aloud", "one|Alfa|Zulu|Yankee|Quebec|Charlie|X-ray")]
    [InlineData("ru", "Строка 5", "Группа 6:", "Прочитать вслух", "один|а — Анна|зэт — Зинаида|игрек|ку — Квебек|цэ — Цезарь|икс")]
    public async Task Code_ReadAloud_SpellsEverySymbol(string language, string line, string group, string link, string words)
    {
        using var browser = new Browser(workshop.Server, language);
        var page = await browser.ActivateAsync(workshop.Issue(), Crm.NewComputer());
        var spelt = (await page.FollowAsync(link)).Is(HttpStatusCode.OK).Says(line, group);
        var said = Regex.Matches(spelt.Main, "<span class=\"mono\">([0-9A-Z]{5})</span><br>(.*?)</li>");
        Assert.Equal(page.Code().Split('\n', '-'), said.Select(one => one.Groups[1].Value));

        var table = "1AZYQCX".Zip(words.Split('|')).ToDictionary(entry => entry.First, entry => entry.Second);
        foreach (Match one in said)
        {
            var spoken = WebUtility.HtmlDecode(one.Groups[2].Value).Split(", ");
            Assert.Equal(5, spoken.Length);
            Assert.All(one.Groups[1].Value.Zip(spoken), pair => Assert.Equal(table.GetValueOrDefault(pair.First, pair.Second), pair.Second));
        }
    }

    [Fact]
    public async Task Code_WithTheKeyAlone_IsSentToTheLicenceHolderAndToNobodyElse()
    {
        using var browser = new Browser(workshop.Server);
        var withoutCustomer = await browser.ActivateAsync(workshop.Issue(), Crm.NewComputer());
        Assert.DoesNotContain("handler=Mail", withoutCustomer.Html);

        var page = await browser.ActivateAsync(workshop.Issue("--customer", "holder@example.com"), Crm.NewComputer());
        Assert.DoesNotContain("holder@example.com", page.Html);
        page = (await page.PressAsync("An die E-Mail-Adresse des Lizenzinhabers senden")).Says("per E-Mail unterwegs");
        var letter = await new Mailbox(workshop.Owner).WaitForAsync("holder@example.com");
        Assert.Contains(page.Code(), letter.TextBody!.ReplaceLineEndings("\n"));
        for (var i = 0; i < 9; i++) page = await page.PressAsync("An die E-Mail-Adresse");
        (await page.PressAsync("An die E-Mail-Adresse")).Is(HttpStatusCode.TooManyRequests).Says("schon mehrmals");
    }

    [Fact]
    public async Task Ticket_ThatIsNone_LeadsToTheBeginning()
    {
        using var browser = new Browser(workshop.Server);
        Assert.Equal("/de/activate?again=true", (await browser.OpenAsync("/de/code/nonsense")).Says("noch einmal").Path);
        var page = await browser.ActivateAsync(workshop.Issue(), Crm.NewComputer());
        Assert.Equal("/de/activate?again=true", (await browser.OpenAsync(page.Path[..^3] + "abc")).Path);
        var computer = Crm.NewComputer();
        Assert.Equal($"/de/activate/{computer}?again=true", (await browser.OpenAsync($"/de/activate/{computer}/nonsense")).Path);
    }

    [Fact]
    public async Task Code_OfAReleasedComputer_IsGone()
    {
        var key = workshop.Issue();
        var computer = Crm.NewComputer();
        using var browser = new Browser(workshop.Server);
        var page = await browser.ActivateAsync(key, computer);
        await workshop.Crm.DeactivateAsync(key, computer);
        (await browser.OpenAsync(page.Path)).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Code_OfALicenceThatWasChanged_CanBeRenewed()
    {
        var key = workshop.Issue();
        using var browser = new Browser(workshop.Server);
        var page = await browser.ActivateAsync(key, Crm.NewComputer());
        workshop.Run("license", "change", key, "--edition", "professional");
        var outdated = await browser.OpenAsync(page.Path);
        Assert.Equal(page.Code(), outdated.Says("wurde geändert").Code());
        var renewed = await outdated.PressAsync("Neuen Code holen");
        Assert.Equal(2, ActivationCode.TryParse(renewed.Code())!.Edition);

        workshop.Run("license", "suspend", key, "--reason", "test");
        Assert.DoesNotContain("id=\"code\"", (await browser.OpenAsync(page.Path)).Is(HttpStatusCode.Forbidden).Says("vorübergehend gesperrt").Html);
    }
}
