using JkLab.KbrsCrm.Tests;
using JkLab.LicenseServer.Tests.Fixtures;
using JkLab.LicenseServer.Tests.Invoicing.Statements;
using Microsoft.Playwright;

namespace JkLab.Journeys;

/// <summary>From the order on a phone to the licensed computer, with a bank's statement as the only thing that the owner has to do.</summary>
public sealed class OrderTests : IAsyncLifetime
{
    private readonly Workshop workshop = new();

    [SkippableFact]
    public async Task Customer_OrdersOnAPhone_PaysByGiroCode_AndActivatesTheCrm()
    {
        using var customer = await Person.CustomerAsync(workshop, "anna.birke@birke.example");
        await using var phone = await Chromium.OpenAsync(workshop.Server, Screen.Phone);
        await phone.SignInAsync(customer.Browser, workshop.Server);
        var page = await phone.NewPageAsync();
        var looks = await Looks.AtAsync(page, workshop.Server);

        await page.GotoAsync("/de/licenses");
        await page.FollowAsync("Lizenz bestellen");
        await page.GetByLabel("Arbeitsplätze").FillAsync("2");
        await page.GetByLabel("für einen Betrieb oder eine selbständige Tätigkeit").CheckAsync();
        await page.FillInAsync("Name oder Firma", "Birke & Söhne GmbH");
        await page.FillInAsync("Straße und Hausnummer", "Lindenallee 12");
        await page.FillInAsync("Postleitzahl", "04109");
        await page.FillInAsync("Ort", "Leipzig");
        await page.PressAsync("Weiter zur Übersicht");
        await page.SaysAsync("Ihre Bestellung", "298,00 €");
        await looks.ExamineAsync();
        await page.PressAsync("Zahlungspflichtig bestellen");
        await page.SaysAsync("Vielen Dank für Ihre Bestellung", "wartet auf Zahlung");
        await looks.ExamineAsync();

        var scanned = (await ScanAllAsync(page)).Split('\n');
        Assert.Equal(["BCD", "002", "1", "SCT", "", Selling.Holder, Selling.Iban, "EUR298.00", ""], scanned[..9]);
        var reference = scanned[9];
        Assert.Equal(298.00m, decimal.Parse(scanned[7][3..], System.Globalization.CultureInfo.InvariantCulture));

        using var owner = await Person.OwnerAsync(workshop);
        await using var desk = await Chromium.OpenAsync(workshop.Server, Screen.Desktop);
        await desk.SignInAsync(owner.Browser, workshop.Server);
        var office = await desk.NewPageAsync();
        var there = await Looks.AtAsync(office, workshop.Server);
        await office.GotoAsync("/de/owner");
        await office.FollowAsync("Zahlungen");
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var statement = workshop.Owner.PathTo("camt.xml");
        File.WriteAllBytes(statement, StatementWriter.Write(BankFormat.Camt08, Selling.Iban,
        [
            Payment(day, 29800, "Birke und Soehne GmbH", "", reference),
            Payment(day, 14900, "Otto Unklar", "Software, danke"),
            Payment(day, 29800, "Birke und Soehne GmbH", reference),
            Payment(day, 2400, "Kegelverein", "Jahresbeitrag"),
        ]));
        await office.GetByLabel("Kontoauszug").SetInputFilesAsync(statement);
        await office.PressAsync("Einlesen");
        await office.SaysAsync("ist bezahlt", "3 Zahlungen brauchen Ihre Entscheidung", "und die Rechnung ist bezahlt");
        await there.ExamineAsync();

        var letter = await customer.Mailbox.WaitForAsync(customer.Email, 3);
        var key = Assert.Single(workshop.Run("license", "list").EnumerateArray()).GetProperty("key").GetString()!;
        Assert.Contains(key, letter.TextBody);
        await page.ReloadAsync();
        await page.SaysAsync("bezahlt");
        await page.GotoAsync("/de/licenses");
        await page.SaysAsync(key, "aktiv");

        using var crm = new Customer { Server = workshop.Server.Client.BaseAddress!.ToString() };
        crm.Trust(workshop.Owner);
        crm.Run("activate", key).Succeeded();
        crm.Run("status").Succeeded();
        looks.AreGood();
        there.AreGood();
    }

    public async Task InitializeAsync()
    {
        workshop.Owner.Settle();
        await workshop.InitializeAsync();
        workshop.Owner.Price();
    }

    public Task DisposeAsync() => workshop.DisposeAsync();

    private static KnownPayment Payment(DateOnly day, long cents, string payer, string text, string? reference = null) => new(day, new LicenseServer.Invoicing.Money(cents), payer, text, reference);

    private static async Task<string> ScanAllAsync(IPage page)
    {
        Tool.Need("zbarimg", "--version");
        var picture = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".png");
        await page.Locator(".qr").ScreenshotAsync(new() { Path = picture });
        var (status, words) = Tool.Run("zbarimg", "--quiet", "--raw", picture);
        File.Delete(picture);
        Assert.True(status == 0, words);
        return words;
    }
}
