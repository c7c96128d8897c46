using System.Text.RegularExpressions;
using JkLab.LicenseServer.Tests.Fixtures;
using Microsoft.Playwright;

namespace JkLab.Journeys;

/// <summary>Every page, on a phone and on a desktop, in every language: axe finds nothing, nothing is wider than the screen, nothing comes from elsewhere.</summary>
public sealed class EveryPageTests(Workshop workshop) : IClassFixture<Workshop>
{
    private static readonly string[] Strangers =
    [
        "", "/product", "/prices", "/help", "/imprint", "/privacy", "/terms", "/contact", "/sign-in", "/register", "/forgot", "/activate", "/check", "/confirm/x", "/account-deleted",
        "/downloads",
    ];

    [SkippableTheory]
    [InlineData("de")]
    [InlineData("en")]
    [InlineData("ru")]
    public async Task Pages_ForStrangers_HaveNoProblems(string language)
    {
        await using var window = await Chromium.OpenAsync(workshop.Server, language == "en" ? Screen.Desktop : Screen.Narrow, language, colors: language == "ru" ? ColorScheme.Dark : ColorScheme.Light);
        await LookAsync(window, language, Strangers);
    }

    [SkippableTheory]
    [InlineData("en")]
    public async Task Pages_ForCustomers_HaveNoProblems(string language)
    {
        var screen = language == "en" ? Screen.Desktop : Screen.Narrow;
        await using var window = await Chromium.OpenAsync(workshop.Server, screen, language, colors: language == "de" ? ColorScheme.Dark : ColorScheme.Light);
        using var person = await Person.CustomerAsync(workshop, language: language);
        var key = workshop.Issue("--seats", "3", "--customer", person.Email);
        var code = workshop.Run("activation", "create", key, "--system-id", Crm.NewComputer().ToString());
        var id = code.GetProperty("license").GetProperty("id").GetInt64();
        await SignInAsync(window, person);
        var pages = new List<string> { "/licenses", $"/licenses/{id}", "/account", "/account/password", "/account/email", "/account/second-factor", "/account/sessions", "/account/log", "/account/data", "/account/delete", "/downloads", "/support", "/support/new", $"/activate/{Crm.NewComputer()}" };
        pages.AddRange(Regex.Matches((await person.Browser.OpenAsync($"/{language}/licenses/{id}")).Main, $"href=\"/{language}(/licenses/{id}/[^\"]+)\"").Select(link => link.Groups[1].Value).Where(path => !path.EndsWith("/file", StringComparison.Ordinal)));
        await LookAsync(window, language, pages);
    }

    private static async Task SignInAsync(IBrowserContext window, Person person)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync($"/{person.Language}/sign-in");
        await page.FillAsync("#email", person.Email);
        await page.FillAsync("#password", Person.Password);
        await page.PressAsync("#password", "Enter");
        await page.WaitForURLAsync("**/licenses");
        await page.CloseAsync();
    }

    private static async Task LookAsync(IBrowserContext window, string language, IEnumerable<string> paths)
    {
        var problems = new List<string>();
        foreach (var path in paths.Distinct())
        {
            var page = await window.NewPageAsync();
            problems.AddRange(await Looks.FindProblemsAsync(page, $"/{language}{path}"));
            await page.CloseAsync();
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }
}
