using JkLab.LicenseServer.Tests.Fixtures;
using Microsoft.Playwright;

namespace JkLab.Journeys;

/// <summary>The system's Chromium without a screen, one for all tests; a window for each, with cookies of its own.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // It asks nobody for anything: no update, no synchronisation, no look at the network.
    private static readonly string[] Quiet =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private static readonly Lazy<Task<IBrowser>> Started = new(StartAsync);

    /// <summary>Opens a window.</summary>
    internal static async Task<IBrowserContext> OpenAsync(RunningServer server, Screen screen, string locale = "de-DE", bool scripts = true, ColorScheme colors = ColorScheme.Light)
    {
        var browser = await Started.Value;
        return await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = server.Client.BaseAddress!.ToString(),
            ViewportSize = screen.Size,
            IsMobile = screen.IsPhone,
            HasTouch = screen.IsPhone,
            DeviceScaleFactor = screen.IsPhone ? 2 : 1,
            Locale = locale,
            JavaScriptEnabled = scripts,
            ColorScheme = colors,
        });
    }

    /// <summary>Takes over the cookies of a browser that is signed in.</summary>
    internal static Task SignInAsync(this IBrowserContext window, Browser browser, RunningServer server) => window.AddCookiesAsync(
        browser.Cookies.GetCookies(server.Client.BaseAddress!).Select(cookie => new Cookie
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Url = server.Client.BaseAddress!.ToString(),
            HttpOnly = cookie.HttpOnly,
            SameSite = SameSiteAttribute.Lax,
        }));

    private static async Task<IBrowser> StartAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is not { } program)
        {
            Tool.Missing("Chromium (Debian: chromium)");
            throw new InvalidOperationException();
        }

        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = Quiet });
    }
}

/// <summary>What a window is shown on.</summary>
internal sealed record Screen(int Width, int Height, bool IsPhone)
{
    internal static readonly Screen Phone = new(390, 844, IsPhone: true);

    internal static readonly Screen Desktop = new(1280, 900, IsPhone: false);

    /// <summary>The narrowest that WCAG 2.2 asks for (1.4.10), which is also 1280 at 400 %.</summary>
    internal static readonly Screen Narrow = new(320, 640, IsPhone: true);

    internal ViewportSize Size => new() { Width = Width, Height = Height };
}
