using System.IO.Compression;
using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Invoicing.Pages;

/// <summary>The owner's area: statements, decisions, credit notes, reminders, figures and the year's export.</summary>
public sealed class OwnerPagesTests : IAsyncLifetime
{
    private const string Heading = "Buchungstag;Name Zahlungsbeteiligter;Verwendungszweck;Betrag;Waehrung\n";

    private Workshop workshop = null!;
    private Person owner = null!;

    [Fact]
    public async Task Statement_Uploaded_ReadsLikeASentence()
    {
        workshop.Owner.Order().Succeeded();
        (await UploadAsync("02.12.2026;Müller;RF2520260001D;149,00;EUR\n03.12.2026;Otto;Danke;10,00;EUR\n04.12.2026;Bank;Gebühr;-3,00;EUR\n"))
            .Says("3 Buchungen gelesen. Die Rechnung 2026-0001 ist bezahlt. Eine Zahlung braucht Ihre Entscheidung. Eine ist ohne Belang");
        (await UploadAsync("02.12.2026;Müller;RF2520260001D;149,00;EUR\n")).Says("Es ist nichts Neues eingegangen. Eine war schon bekannt.");
        Assert.Empty(Directory.GetFiles(workshop.Owner.Data, "*.csv", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Statement_ThatIsNone_IsRefusedWithTheReason()
    {
        (await SendAsync(workshop.Owner.Write("a.csv", "Datum;Unsinn\n1;2\n"))).Says("Die Datei wurde nicht übernommen, und nichts ist gebucht", "Unsinn");
        (await (await owner.OpenAsync("/owner/payments")).PressAsync("Einlesen")).Says("Bitte wählen Sie eine Datei aus");
        Assert.Empty(workshop.Run("payment", "list").EnumerateArray());
    }

    [Fact]
    public async Task Proposal_Confirmed_PaysTheInvoice()
    {
        workshop.Owner.Order("--name", "Eva Wolf").Succeeded();
        var page = await UploadAsync("02.12.2026;Wolf, Eva;Software;149,00;EUR\n03.12.2026;Otto;Danke;10,00;EUR\n");
        page.Says("Name und Betrag passen zu 2026-0001 (Eva Wolf)");
        (await page.PressAsync("149,00 € zu Rechnung 2026-0001 buchen")).Says("Die Zahlung ist zugeordnet.");
        Assert.Equal("paid", workshop.Run("invoice", "show", "2026-0001").GetProperty("status").GetString());
        (await (await owner.OpenAsync("/owner/payments")).SendAsync(("reason", "Privat"))).Says("Die Zahlung ist abgelegt.", "Nichts wartet auf Ihre Entscheidung.");
        (await (await UploadAsync("05.12.2026;Otto;Danke;10,00;EUR\n")).SendAsync(("invoices", "2026-0001"))).Says("Das ging nicht");
    }

    [Fact]
    public async Task Invoice_Canceled_GetsItsCreditNote()
    {
        var id = workshop.Owner.Order().Succeeded().Json.GetProperty("id").GetInt64();
        var page = await (await owner.OpenAsync("/owner/orders")).FollowAsync(id.ToString());
        (await page.SendAsync(("reason", " "))).Says("Bitte einen Grund in einer Zeile angeben");
        (await page.SendAsync(("reason", "falsche Anschrift"))).Says("Die Rechnung ist aufgehoben.", "Rechnungskorrektur 2026-0002");
        (await page.SendAsync(("reason", "noch einmal"))).Says("Rechnungskorrektur 2026-0002"); // from another window: it stays canceled once
        Assert.Equal(2, workshop.Run("invoice", "list").GetArrayLength());
    }

    [Fact]
    public async Task Invoice_Corrected_IsIssuedAnew()
    {
        var id = workshop.Owner.Order().Succeeded().Json.GetProperty("id").GetInt64();
        var page = await owner.OpenAsync($"/owner/orders/{id}");
        (await page.PressAsync("Aufheben und neu ausstellen", ("why", ""), ("name", ""))).Says("Bitte einen Grund in einer Zeile angeben");
        Assert.Single(workshop.Run("invoice", "list").EnumerateArray());
        (await page.PressAsync("Aufheben und neu ausstellen", ("why", "falscher Name"), ("name", "Müller KG"))).Says("aufgehoben und neu ausgestellt", "Rechnung 2026-0003", "Müller KG");
        Assert.Equal(["canceled", "paid", "open"], workshop.Run("invoice", "list").EnumerateArray().Select(invoice => invoice.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Overdue_IsRemindedOfOnce_AndTheYearIsExported()
    {
        workshop.Owner.Order().Succeeded();
        Sql.Execute(workshop.Owner, "UPDATE receivables SET due_on = '2026-11-20'");
        var page = await owner.OpenAsync("/owner/figures?year=2026");
        page.Says("Zahlen 2026", "11/2026", "149,00 €", "2026-0001");
        (await page.PressAsync("Eine Erinnerung per E-Mail senden")).Says("Eine Erinnerung ist auf dem Weg.", "Heute ist niemand zu erinnern.");
        var (status, bytes) = await owner.Browser.DownloadAsync(page.Link("Export 2026").Replace("&amp;", "&"));
        Assert.Equal(HttpStatusCode.OK, status);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.Contains("invoices/2026-0001.pdf", zip.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public async Task Pages_ForACustomer_DoNotExist()
    {
        using var customer = await Person.CustomerAsync(workshop);
        foreach (var path in new[] { "/owner/orders", "/owner/payments", "/owner/figures", "/owner/figures?handler=Export&year=2026" })
            Assert.NotEqual(HttpStatusCode.OK, (await customer.Browser.PeekAsync("/de" + path)).Status);
    }

    public async Task InitializeAsync()
    {
        workshop = await Workshop.AtAsync("2026-11-29T12:00:00Z");
        await workshop.RestartAsync(() => workshop.Owner.Settle());
        workshop.Owner.Price();
        owner = await Person.OwnerAsync(workshop);
    }

    public async Task DisposeAsync()
    {
        owner.Dispose();
        await workshop.DisposeAsync();
    }

    private Task<WebPage> UploadAsync(string rows) => SendAsync(workshop.Owner.Write("umsaetze.csv", Heading + rows));

    private async Task<WebPage> SendAsync(string file) => await (await owner.OpenAsync("/owner/payments")).SendAsync(("files", "@" + file));
}
