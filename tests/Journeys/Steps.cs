using JkLab.LicenseServer.Tests.Fixtures;
using Microsoft.Playwright;

namespace JkLab.Journeys;

/// <summary>What people do with a page: they go by the words that they read.</summary>
internal static class Steps
{
    private const int MostStops = 80;

    /// <summary>Clicks a link.</summary>
    internal static Task FollowAsync(this IPage page, string words) => page.GetByRole(AriaRole.Link, new() { Name = words, Exact = true }).First.ClickAsync();

    /// <summary>Clicks a button.</summary>
    internal static Task PressAsync(this IPage page, string words) => page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();

    /// <summary>Fills in a field.</summary>
    internal static Task FillInAsync(this IPage page, string label, string text) => page.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    /// <summary>Waits for a page that says this.</summary>
    internal static async Task SaysAsync(this IPage page, params string[] words)
    {
        foreach (var text in words) await Assertions.Expect(page.Locator("main")).ToContainTextAsync(text);
    }

    /// <summary>Goes on with Tab until something of this name has the focus; wherever it stops on the way, the focus can be seen.</summary>
    internal static async Task TabToAsync(this IPage page, string name)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focus = await page.EvaluateAsync<string[]>(Scripts.Focus);
            if (focus.Length == 0) continue; // past the end, where the browser's own buttons are
            Assert.True(focus[1] == "seen", $"focus unseen: {focus[0]} at {page.Url}");
            if (focus[0] == name) return;
        }

        Assert.Fail($"no stop '{name}' at {page.Url}");
    }

    /// <summary>Goes on with Tab to something of this name, and presses Enter.</summary>
    internal static async Task EnterAsync(this IPage page, string name)
    {
        await page.TabToAsync(name);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>What a scanner reads from the page's QR code.</summary>
    internal static async Task<string> ScanAsync(this IPage page)
    {
        Tool.Need("zbarimg", "--version");
        var picture = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".png");
        await page.Locator(".qr").ScreenshotAsync(new() { Path = picture });
        var (status, words) = Tool.Run("zbarimg", "--quiet", "--raw", picture);
        File.Delete(picture);
        Assert.True(status == 0, "zbarimg: " + words);
        return words.Split('\n')[0].Trim(); // what it says of D-Bus comes after it
    }
}
