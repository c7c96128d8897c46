using JkLab.LicenseServer.Tests.Fixtures;
using Microsoft.Playwright;

namespace JkLab.Journeys;

/// <summary>The pictures in docs/, made in the folder that the environment variable JKLAB_SCREENSHOTS names, or beside the tests.</summary>
[Collection(Shop.Name)]
public sealed class ScreenshotTests(Shop shop)
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("JKLAB_SCREENSHOTS") ?? Path.Combine(AppContext.BaseDirectory, "screenshots");

    [SkippableFact]
    public async Task Phone_FromTheComputerToTheCode()
    {
        var page = await OpenAsync(shop.Customer, Screen.Phone);
        await page.GotoAsync($"/de/activate/{Crm.NewComputer()}");
        await page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Weiter" }).First.ClickAsync();
        await page.FillInAsync("Name des Computers (freiwillig)", "Laptop Jonas");
        await TakeAsync(page, "confirm-phone");
        await page.PressAsync("Jetzt aktivieren");
        await page.SaysAsync("Ihr Aktivierungscode");
        await TakeAsync(page, "code-phone");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.GotoAsync("/ru/licenses");
        await TakeAsync(page, "licenses-phone-dark");
    }

    [SkippableFact]
    public async Task Desktop_Customer()
    {
        var page = await OpenAsync(shop.Customer, Screen.Desktop);
        await page.GotoAsync("/de/licenses");
        await TakeAsync(page, "licenses");
        await page.GotoAsync("/de/support");
        await page.FollowAsync("Etiketten werden seit dem Update schief gedruckt");
        await page.SaysAsync("Weiterschreiben");
        await TakeAsync(page, "support");
    }

    [SkippableFact]
    public async Task Desktop_StrangerAndOwner()
    {
        var page = await OpenAsync(shop.Stranger, Screen.Desktop);
        await page.GotoAsync("/de");
        await TakeAsync(page, "home");
        page = await OpenAsync(shop.Owner, Screen.Desktop);
        var backups = Directory.CreateDirectory(Path.Combine(shop.Workshop.Owner.Data, "backups")); // where the server puts one in its first minutes
        shop.Workshop.Owner.Run("backup", Path.Combine(backups.FullName, $"jklab-{TimeProvider.System.GetUtcNow():yyyyMMdd-HHmmss}.zip")).Succeeded();
        await page.GotoAsync("/en/owner");
        await TakeAsync(page, "owner");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.GotoAsync("/en/owner/licenses");
        await TakeAsync(page, "owner-licenses-dark");
    }

    [SkippableFact]
    public async Task Phone_Order_AndDesk_Payments()
    {
        var page = await OpenAsync(shop.Customer, Screen.Phone);
        await page.GotoAsync("/de/orders");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Bestellung [0-9]+$") }).First.ClickAsync();
        await page.SaysAsync("So bezahlen Sie");
        await TakeAsync(page, "pay-phone", "So bezahlen Sie");
        await page.GotoAsync("/de/order");
        await page.GetByLabel("für einen Betrieb oder eine selbständige Tätigkeit").CheckAsync();
        await page.PressAsync("Weiter zur Übersicht");
        await page.SaysAsync("Gesamtbetrag");
        await TakeAsync(page, "order-phone", "Es gelten die Geschäftsbedingungen");
        page = await OpenAsync(shop.Owner, Screen.Desktop);
        await page.GotoAsync("/de/owner/payments");
        await TakeAsync(page, "owner-payments");
    }

    private async Task<IPage> OpenAsync(Viewer viewer, Screen screen)
    {
        var window = await Chromium.OpenAsync(shop.Workshop.Server, screen);
        await window.SignInAsync(viewer.Browser, shop.Workshop.Server);
        return await window.NewPageAsync();
    }

    // Without what a click leaves behind: the focus, and where the page was scrolled to. From some words on where the top says nothing.
    private static async Task TakeAsync(IPage page, string name, string? from = null)
    {
        await page.EvaluateAsync("() => { document.activeElement.blur(); scrollTo(0, 0); }");
        if (from is not null) await page.GetByText(from).First.EvaluateAsync("element => element.scrollIntoView()");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), Scale = ScreenshotScale.Css });
    }
}
