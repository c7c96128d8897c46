using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Activation.Pages;

/// <summary>A code is checked, pasted or row by row, with and without an account.</summary>
public sealed class CheckPageTests(Workshop workshop) : IClassFixture<Workshop>
{
    private static readonly string[] Words = ["Der Code ist vollständig", "echt und gültig", "nicht echt"];

    [Fact]
    public async Task Check_AWholeMail_SaysToStrangersThatTheCodeIsComplete_AndNothingElse()
    {
        var (code, computer) = await ActivateAsync(workshop.Issue());
        using var browser = new Browser(workshop.Server);
        var page = await browser.OpenAsync("/de/check");
        page = await page.SendAsync(("text", $"Hallo,\r\n> {code.Replace("\n", "\r\n> ")}\r\nGrüße"));
        page.Is(HttpStatusCode.OK).Says(Words[0]);
        Assert.DoesNotContain(computer, page.Html);
        Assert.DoesNotContain(Words[1], page.Text);
    }

    [Fact]
    public async Task Check_ByTheHolderOfTheLicence_SaysForWhichComputerItIs()
    {
        using var person = await Person.CustomerAsync(workshop);
        var key = workshop.Issue("--customer", person.Email);
        await person.OpenAsync("/licenses");
        var (code, computer) = await ActivateAsync(key);
        var (foreign, other) = await ActivateAsync(workshop.Issue());

        var page = await (await person.OpenAsync("/check")).SendAsync(("text", code));
        page.Says(Words[1], computer);
        page = await page.SendAsync(("text", foreign));
        page.Says(Words[0]);
        Assert.DoesNotContain(other, page.Html);

        workshop.Run("license", "revoke", key, "--reason", "test");
        (await page.SendAsync(("text", code))).Says("wurde widerrufen");
    }

    [Fact]
    public async Task Check_RowByRow_SaysWhichGroupIsWrong_AndWhatWasMeant()
    {
        var lines = (await ActivateAsync(workshop.Issue())).Code.Split('\n');
        using var browser = new Browser(workshop.Server);
        var page = await RowsAsync(await browser.OpenAsync("/de/check"), [lines[0], Phone.Mistyped(lines[1], at: 14), lines[2], "", lines[4][..9]]);
        page.Says("In Gruppe 3 stimmt etwas nicht", lines[1] + " übernehmen", "8 von 30 Zeichen", "Die Zeile stimmt.");
        Assert.Contains("value=\"" + lines[0] + "\"", page.Html);

        page = await page.PressAsync(lines[1] + " übernehmen");
        Assert.DoesNotContain("In Gruppe 3", page.Text);
        page.Says("Dem Code fehlt eine Zeile");
        (await RowsAsync(page, lines)).Says(Words[0]);
        (await RowsAsync(page, [.. lines.Reverse()])).Says(Words[0], "Das ist Zeile 5");
    }

    [Theory]
    [InlineData("de", "2 Zeilen des Codes stimmen nicht.")]
    [InlineData("en", "2 lines of the code are wrong.")]
    [InlineData("ru", "Неверных строк в коде: 2.")]
    public async Task Check_WithTwoWrongRows_SaysThatThereAreTwo(string language, string words)
    {
        var lines = (await ActivateAsync(workshop.Issue())).Code.Split('\n');
        using var browser = new Browser(workshop.Server, language);
        var page = await browser.OpenAsync($"/{language}/check");
        var wrong = string.Join('-', Enumerable.Repeat("77777", 6)); // near no row that is right, as a random one may be
        (await RowsAsync(page, [lines[0], wrong, lines[2], wrong, lines[4]])).Says(words);
    }

    [Fact]
    public async Task Check_WithASlipInAPastedText_ShowsTheLine()
    {
        var lines = (await ActivateAsync(workshop.Issue())).Code.Split('\n');
        lines[3] = Phone.Mistyped(lines[3], at: 1);
        using var browser = new Browser(workshop.Server, "en");
        var page = await (await browser.OpenAsync("/en/check")).SendAsync(("text", string.Join("\r\n", lines)));
        page.Says("Line 4", "Something is wrong in group 1", "The code is complete; a typing slip in it was recognised");
    }

    [Fact]
    public async Task Check_WithALicensee_TakesMoreRows()
    {
        var lines = (await ActivateAsync(workshop.Issue("--licensee", "Gesellschaft für angewandte Kundenpflege mbH"))).Code.Split('\n');
        Assert.True(lines.Length > 5);
        using var browser = new Browser(workshop.Server);
        var page = await (await browser.OpenAsync("/de/check")).PressAsync("Weitere Zeile");
        Assert.Contains("id=\"row-5\"", page.Html);
        (await (await browser.OpenAsync("/de/check")).SendAsync(("text", string.Join('\n', lines)))).Says(Words[0]);
        Assert.Contains("id=\"row-5\"", (await RowsAsync(page, lines[..5])).Html);
    }

    [Theory]
    [InlineData("", "kein vollständiger Code")]
    [InlineData("Hallo Welt", "kein vollständiger Code")]
    [InlineData("01234-56789-ABCDE-FGDGD", "Lizenzschlüssel")]
    [InlineData("01234-56789-ABCDE-FGFQZ", "System-ID")]
    [InlineData("01234-56789-ABCDE-FGJ9H", "Rückgabebeleg")]
    [InlineData("<script>alert(1)</script>", "kein vollständiger Code")]
    public async Task Check_SomethingElse_SaysWhatItIs(string text, string words)
    {
        using var browser = new Browser(workshop.Server);
        var page = (await (await browser.OpenAsync("/de/check")).SendAsync(("text", text))).Is(HttpStatusCode.OK).Says(words);
        Assert.DoesNotContain("<script>alert", page.Html);
    }

    private static Task<WebPage> RowsAsync(WebPage page, IReadOnlyList<string> rows) =>
        page.Browser.PostAsync(page.Path, [("__RequestVerificationToken", page.Forms().First(form => form.Has("text")).Fields().First(field => field.Name.StartsWith("__")).Value), ("text", ""), .. rows.Select(row => ("row", row))]);

    private async Task<(string Code, string Computer)> ActivateAsync(string key)
    {
        var computer = Crm.NewComputer();
        return ((await workshop.Crm.ActivateAsync(key, computer)).Code, computer.ToString());
    }
}
