using System.Diagnostics;
using System.Text.RegularExpressions;
using JkLab.LicenseServer.Tests.Fixtures;
using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.Playwright;

namespace JkLab.Journeys;

/// <summary>Every page, for everybody who can see it, in every language: see <see cref="Looks"/>.</summary>
[Collection(Shop.Name)]
public sealed class EveryPageTests(Shop shop)
{
    [SkippableFact]
    public Task Pages_ForStrangers_AreGood() => LookAsync(shop.Stranger);

    [SkippableFact]
    public Task Pages_ForCustomers_AreGood() => LookAsync(shop.Customer);

    [SkippableFact]
    public Task Pages_ForNewcomers_AreGood() => LookAsync(shop.Newcomer);

    [SkippableFact]
    public Task Pages_ForOwners_AreGood() => LookAsync(shop.Owner);

    [SkippableFact]
    public Task Pages_BetweenPasswordAndCode_AreGood() => LookAsync(shop.HalfSignedIn);

    /// <summary>A page that is new has to be looked at too.</summary>
    [Fact]
    public void Pages_AreAllLookedAt()
    {
        var visited = new[] { shop.Stranger, shop.Customer, shop.Newcomer, shop.Owner, shop.HalfSignedIn }.SelectMany(viewer => viewer.Paths).Select(path => "/de" + path.Split('?')[0]).ToList();
        var pages = new RazorCompiledItemLoader().LoadItems(typeof(Program).Assembly)
            .Select(item => item.Metadata.OfType<RazorCompiledItemMetadataAttribute>().FirstOrDefault(entry => entry.Key == "RouteTemplate")?.Value)
            .OfType<string>();
        Assert.All(pages.Except(["/{lang:lang}/sign-out"]), template => Assert.Contains(visited, path => Fits(path, template)));
    }

    private static bool Fits(string path, string template) =>
        Regex.IsMatch(path, "^" + Regex.Replace(Regex.Replace(template, @"/\{[^{}/]*\?\}", "(/[^/]+)?"), @"\{[^{}/]*\}", "[^/]+") + "$");

    // Dark once, for the colors are those of every language.
    private async Task LookAsync(Viewer viewer)
    {
        var watch = Stopwatch.StartNew();
        await using var window = await Chromium.OpenAsync(shop.Workshop.Server, new Screen(320, 900, IsPhone: false));
        await window.SignInAsync(viewer.Browser, shop.Workshop.Server);
        var page = await window.NewPageAsync();
        var looks = await Looks.AtAsync(page, shop.Workshop.Server);
        foreach (var language in new[] { "de", "en", "ru" })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = language == "ru" ? ColorScheme.Dark : ColorScheme.Light });
            foreach (var path in viewer.Paths) await looks.OpenAsync($"/{language}{path}");
        }

        Console.WriteLine($"{viewer.Paths.Count} pages in three languages: {watch.Elapsed.TotalSeconds:0} s");
        looks.AreGood();
    }
}
