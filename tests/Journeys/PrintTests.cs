using System.Text;
using System.Text.RegularExpressions;
using JkLab.LicenseServer.Tests.Fixtures;
using Microsoft.Playwright;

namespace JkLab.Journeys;

/// <summary>What is put on paper: whole, on as few sheets as it needs, and without what only a screen can do.</summary>
[Collection(Journeys.Name)]
public sealed partial class PrintTests(VendorWorkshop fixture)
{
    private static readonly PagePdfOptions Sheet = new() { Format = "A4", Margin = new() { Top = "10mm", Bottom = "10mm", Left = "10mm", Right = "10mm" } };

    private readonly Workshop workshop = fixture.Workshop;

    [SkippableTheory]
    [InlineData("", 5)]
    [InlineData("Birke & Söhne GmbH", 7)]
    [InlineData("Arbeitsgemeinschaft der Handwerkskammern und Innungen Norddeutschlands e. V.", 10)]
    public async Task Code_IsOneSheet_WithARowInALine(string licensee, int rows)
    {
        await using var window = await Chromium.OpenAsync(workshop.Server, Screen.Desktop);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/de/activate/{Crm.NewComputer()}");
        await page.FillAsync("input[name=key]", workshop.Issue("--licensee", licensee));
        await page.PressAsync("Weiter");
        await page.PressAsync("Jetzt aktivieren");

        await PrepareAsync(page);
        Assert.Equal(rows, await page.Locator("#code li").CountAsync());
        Assert.True(await page.EvaluateAsync<bool>("() => [...document.querySelectorAll('#code li')].every(row => new Set([...row.children].map(group => group.getBoundingClientRect().top)).size === 1)"));
        foreach (var part in await page.Locator("button, .head, .foot, form").AllAsync()) await Assertions.Expect(part).ToBeHiddenAsync();
        Assert.Equal(1, Sheets(await page.PdfAsync(Sheet)));
    }

    [SkippableTheory]
    [InlineData("", "de")]
    [InlineData("Birke & Söhne GmbH", "ru")]
    [InlineData("Arbeitsgemeinschaft der Handwerkskammern und Innungen Norddeutschlands e. V.", "de")]
    [InlineData("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesells", "ru")]
    public async Task Letter_IsOneSheet_WithNothingCut(string licensee, string language)
    {
        var key = workshop.Issue("--licensee", licensee);
        var file = workshop.Owner.PathTo($"letter-{Guid.CreateVersion7()}.html");
        workshop.Owner.Run("license", "letter", key, "--system-id", Crm.NewComputer().ToString(), "--language", language, "--out", file).Succeeded();
        await using var window = await Chromium.OpenAsync(workshop.Server, Screen.Desktop);
        var page = await window.NewPageAsync();
        await page.GotoAsync("file://" + file);
        await PrepareAsync(page);
        Assert.Empty(await page.EvaluateAsync<string[]>(Scripts.FindTooWide));
        Assert.Equal(1, Sheets(await page.PdfAsync(new() { PreferCSSPageSize = true })));
    }

    [SkippableFact]
    public async Task OwnData_FitsOnPaper()
    {
        using var person = await Person.CustomerAsync(workshop);
        var key = workshop.Issue("--customer", person.Email, "--licensee", "Birke & Söhne GmbH");
        await workshop.Crm.ActivateAsync(key, Crm.NewComputer(), label: "Empfang im ersten Stock");
        await person.OpenAsync("/licenses");
        await using var window = await Chromium.OpenAsync(workshop.Server, Screen.Desktop);
        await window.SignInAsync(person.Browser, workshop.Server);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/de/account/data");
        await page.EvaluateAsync(Scripts.OpenDetails);
        await PrepareAsync(page);
        Assert.Empty(await page.EvaluateAsync<string[]>(Scripts.FindTooWide));
        Assert.True(await page.Locator(".table").CountAsync() > 0);
        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.table')].filter(table => table.scrollWidth > table.clientWidth).map(table => table.innerText.slice(0, 80))"));
    }

    [SkippableFact]
    public async Task Buttons_ThatNeedAScript_AreNotThereWithoutOne()
    {
        using var person = await Person.CustomerAsync(workshop);
        var license = workshop.IssueWhole("--customer", person.Email).GetProperty("id").GetInt64();
        await person.OpenAsync("/licenses");
        await using var window = await Chromium.OpenAsync(workshop.Server, Screen.Desktop, scripts: false);
        await window.SignInAsync(person.Browser, workshop.Server);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/de/licenses/{license}");
        await Assertions.Expect(page.Locator("[data-copy]")).ToBeHiddenAsync();
    }

    // The width that A4 leaves, in CSS pixels.
    private static async Task PrepareAsync(IPage page)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(718, 1000);
    }

    private static int Sheets(byte[] pdf) => SheetPattern().Count(Encoding.Latin1.GetString(pdf));

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex SheetPattern();
}
