using Deque.AxeCore.Commons;
using JkLab.LicenseServer.Tests.Fixtures;
using Microsoft.Playwright;

namespace JkLab.Journeys;

/// <summary>A tab, and what is wrong with that which it shows: what has to hold for a page wherever it is shown.</summary>
internal sealed class Looks
{
    private const int MaxBytes = 50 * 1024;

    // 320 is the narrowest that WCAG 2.2 asks for (1.4.10), and 1280 at 400 %; 640 is 1280 at 200 % (1.4.4).
    private static readonly int[] Widths = [1280, 640, 390, 320];

    private static readonly string[] Cookies = ["jklab-form", "jklab-session", "jklab-factor"];

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IPage page;
    private readonly List<string> problems = [];

    private Looks(IPage page, RunningServer server)
    {
        this.page = page;
        var host = server.Client.BaseAddress!.Authority;
        page.Console += (_, message) => { if (message.Type is ("error" or "warning") && !IsOfErrorPage(message)) Blame($"console: {message.Text} {message.Location}"); };
        page.PageError += (_, error) => Blame("script: " + error);
        page.Request += (_, request) => { if (new Uri(request.Url) is { Scheme: "http" or "https" } url && url.Authority != host) Blame("asks " + url.Authority); };
    }

    /// <summary>Looks at a new tab from now on.</summary>
    internal static async Task<Looks> AtAsync(IPage page, RunningServer server)
    {
        await page.AddInitScriptAsync(Axe); // half a megabyte, which the browser keeps for every page
        return new Looks(page, server);
    }

    /// <summary>Nothing was wrong.</summary>
    internal void AreGood() => Assert.True(problems.Count == 0, string.Join('\n', problems));

    /// <summary>Opens a page and looks closely.</summary>
    internal async Task OpenAsync(string path)
    {
        await page.GotoAsync(path);
        // What #problem is about stood in the address: a System-ID that was scanned.
        if (await page.Locator("[aria-invalid]:not([aria-describedby~=problem])").CountAsync() > 0) Blame("says that something is wrong before anything was entered");
        await ExamineAsync();
        if (await page.EvaluateAsync<int>(Scripts.Weight) is var bytes and > MaxBytes) Blame($"{bytes} bytes");
    }

    /// <summary>Looks closely at what is shown now.</summary>
    internal async Task ExamineAsync()
    {
        var size = page.ViewportSize!;
        await page.EvaluateAsync(Scripts.OpenDetails);
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            await FitsAsync($"{width} pixels");
        }

        await page.EvaluateAsync(Scripts.SpreadText);
        await FitsAsync("text spread");
        await page.EvaluateAsync(Scripts.GatherText);
        if (size.Width != Widths[^1]) await page.SetViewportSizeAsync(size.Width, size.Height);
        await page.Keyboard.PressAsync("Tab");
        foreach (var element in await page.EvaluateAsync<string[]>(Scripts.FindUnseenFocus)) Blame("focus unseen: " + element);
        foreach (var violation in await page.EvaluateAsync<string[]>(Scripts.RunAxe)) Blame("axe " + violation);
        foreach (var cookie in await page.Context.CookiesAsync())
        {
            if (!Cookies.Contains(cookie.Name) || !cookie.HttpOnly || cookie.SameSite == SameSiteAttribute.None) Blame($"cookie {cookie.Name}");
        }
    }

    private async Task FitsAsync(string how)
    {
        foreach (var element in await page.EvaluateAsync<string[]>(Scripts.FindTooWide)) Blame($"{how}: too wide: {element}");
    }

    // A page that says why not comes with 4xx, and Chromium tells the console of it.
    private bool IsOfErrorPage(IConsoleMessage message) => message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && message.Location.StartsWith(page.Url + ":", StringComparison.Ordinal);

    private void Blame(string problem) => problems.Add(new Uri(page.Url).PathAndQuery + ": " + problem);
}
