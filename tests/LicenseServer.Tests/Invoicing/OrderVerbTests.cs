using System.Text.Json;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Invoicing;

/// <summary>Orders by telephone, their invoices and credit notes.</summary>
public abstract class OrderVerbTests(Engine engine) : IDisposable
{
    private readonly Owner owner = new(new TestClock(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero)), engine);

    [SkippableFact]
    public void Create_Order_MakesLicenseInvoiceMailAndAudit()
    {
        owner.Settle().Price();
        var order = owner.Order("--seats", "3").Succeeded().Json;

        Assert.Equal(["awaiting-payment", "2026-0001", "RF2520260001D", "447.00", "EUR", "2026-12-13"], Texts(order, "status", "invoiceNumber", "paymentReference", "total", "currency", "dueOn"));
        var license = Assert.Single(order.GetProperty("licenses").EnumerateArray());
        Assert.Equal("pending", license.GetProperty("status").GetString());
        var issued = Assert.Single(owner.Json("license", "list").EnumerateArray());
        Assert.Equal((license.GetProperty("id").GetInt64(), 3, "pending", "anna@example.com"), (issued.GetProperty("id").GetInt64(), issued.GetProperty("seats").GetInt32(), Text(issued, "status"), Text(issued, "customer")));

        var invoice = owner.Json("invoice", "show", "2026-0001");
        Assert.Equal(["2026-0001", "invoice", "2026-11-29", "447.00", "0.00", "open", "RF2520260001D"], Texts(invoice, "number", "kind", "issuedOn", "total", "paid", "status", "paymentReference"));
        Assert.Equal(order.GetRawText(), owner.Json("order", "show", order.GetProperty("id").GetInt64().ToString()).GetRawText());
        Assert.Equal(order.GetProperty("id").GetInt64(), Assert.Single(owner.Json("order", "list", "--status", "awaiting-payment").EnumerateArray()).GetProperty("id").GetInt64());
        Assert.Empty(owner.Json("order", "list", "--status", "paid").EnumerateArray());
        Assert.Equal("anna@example.com", Assert.Single(Sql.Query(owner, "SELECT recipient FROM outbox WHERE file_name = 'Rechnung-2026-0001.pdf' AND @id = 0", 0)));
        var entry = owner.Json("audit", "list").EnumerateArray().Single(entry => Text(entry, "action") == "invoice.issued");
        Assert.Equal(Text(invoice, "sha256"), entry.GetProperty("details").GetProperty("sha256").GetString());
        owner.Run("doctor").Succeeded();
    }

    [SkippableFact]
    public void Create_ForBusinessWithTax_AddsItOnTheSum()
    {
        owner.SettleRegular().Run("price", "set", "--product", "KBRS", "--edition", "standard", "--amount", "0.33").Succeeded();
        Assert.Equal("1.18", Text(owner.Order("--seats", "3").Succeeded().Json, "total")); // 0.99 and 0.1881, not three times 0.39
    }

    [SkippableFact]
    public void Export_Invoice_IsByteForByteTheOneIssued()
    {
        owner.Settle().Price();
        owner.Order().Succeeded();
        owner.Run("invoice", "export", "2026-0001", "--out", owner.PathTo("a.pdf")).Succeeded();
        owner.Time!.Advance(TimeSpan.FromDays(400));
        owner.Settle(("Name", "Somebody else"));
        owner.Run("invoice", "export", "2026-0001", "--out", owner.PathTo("b.pdf")).Succeeded();
        owner.Run("invoice", "export", "2026-0001", "--out", owner.PathTo("b.xml")).Succeeded();

        var pdf = File.ReadAllBytes(owner.PathTo("b.pdf"));
        Assert.Equal(File.ReadAllBytes(owner.PathTo("a.pdf")), pdf);
        Assert.Equal(Text(owner.Json("invoice", "show", "2026-0001"), "sha256"), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(pdf)));
        Assert.Contains("<ram:ID>2026-0001</ram:ID>", File.ReadAllText(owner.PathTo("b.xml")));
        owner.Run("invoice", "export", "2026-0001", "--out", owner.PathTo("b.pdf")).Failed("the file cannot be written");
        owner.Run("invoice", "export", "2026-0002", "--out", owner.PathTo("c.pdf")).Failed("there is no invoice 2026-0002");
    }

    [SkippableFact]
    public void Cancel_UnpaidInvoice_IssuesACreditNoteAndEndsTheLicense()
    {
        owner.Settle().Price();
        var order = owner.Order().Succeeded().Json;
        var creditNote = owner.Json("invoice", "cancel", "2026-0001", "--reason", "falsche Anschrift");

        Assert.Equal(["2026-0002", "credit-note", "149.00", "2026-0001"], Texts(creditNote, "number", "kind", "total", "corrects"));
        Assert.Equal(["canceled", "paid"], owner.Json("invoice", "list", "--year", "2026").EnumerateArray().Select(invoice => Text(invoice, "status")));
        Assert.Equal("canceled", Text(owner.Json("order", "show", order.GetProperty("id").GetInt64().ToString()), "status"));
        Assert.Equal("revoked", Text(Assert.Single(owner.Json("license", "list").EnumerateArray()), "status"));
        Assert.Single(Sql.Query(owner, "SELECT recipient FROM outbox WHERE file_name = 'Rechnungskorrektur-2026-0002.pdf' AND @id = 0", 0));
        owner.Run("invoice", "cancel", "2026-0001", "--reason", "again").Failed("the invoice 2026-0001 is canceled already");
        owner.Run("invoice", "cancel", "2026-0002", "--reason", "x").Failed("2026-0002 is a credit note");
        owner.Run("invoice", "cancel", "2026-0009", "--reason", "x").Failed("there is no invoice 2026-0009");
    }

    [SkippableFact]
    public void Create_OfMoreSeats_BillsThemAloneAndKeepsTheLicense()
    {
        owner.Settle().Price();
        var key = Text(owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard", "--seats", "2")[0], "key");

        Assert.Equal("298.00", Text(owner.Order("--seats", "2", "--license", key!).Succeeded().Json, "total"));
        owner.Order("--license", key!).Failed("waits for its payment");
        Assert.Equal(2, owner.Json("license", "show", key!).GetProperty("seats").GetInt32()); // until it is paid
    }

    [SkippableFact]
    public void Create_OfAnotherEdition_BillsTheDifferenceForEverySeat()
    {
        owner.Settle().Price();
        var key = Text(owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard", "--seats", "2")[0], "key")!;
        owner.Order("--edition", "standard", "--license", key, "--seats", "0").Failed("a licence has 1 to 4095 seats");

        Assert.Equal("449.00", Text(owner.Order("--edition", "professional", "--license", key, "--seats", "1").Succeeded().Json, "total")); // 2 × 100 + 249
        owner.Run("invoice", "cancel", "2026-0001", "--reason", "doch nicht").Succeeded();
        Assert.Equal("active", Text(owner.Json("license", "show", key), "status"));
        Assert.Equal("200.00", Text(owner.Order("--edition", "professional", "--license", key).Succeeded().Json, "total"));
    }

    [SkippableTheory]
    [InlineData("the postal code has not five digits", "--postal-code", "1011")]
    [InlineData("invoices are written to addresses in Germany only", "--country", "AT")]
    [InlineData("the name is empty or longer than 200 characters", "--name", " ")]
    [InlineData("the customer is no e-mail address", "--customer", "anna")]
    [InlineData("the VAT id is no German VAT id", "--vat-id", "ATU12345678")]
    [InlineData("an invoice cannot show some letters of the name: 你好", "--name", "你好 GmbH")]
    [InlineData("there is no product", "--product", "X")]
    public void Create_WithMistake_IsRefusedAndTakesNoNumber(string message, string option, string value)
    {
        owner.Settle().Price();
        owner.Order(option, value).Failed(message);
        Assert.Empty(owner.Json("invoice", "list").EnumerateArray());
        Assert.Equal("2026-0001", Text(owner.Order().Succeeded().Json, "invoiceNumber"));
    }

    [SkippableFact]
    public void Create_InTheNextYear_NumbersBeginAgain()
    {
        owner.Settle().Price();
        owner.Order().Succeeded();
        owner.Time!.AdvanceTo(new DateTimeOffset(2027, 1, 2, 0, 0, 0, TimeSpan.Zero));
        owner.Settle(("InvoiceNumberFormat", "RE{year}.{number:00000}"));
        Assert.Equal("RE2027.00001", Text(owner.Order().Succeeded().Json, "invoiceNumber"));
        Assert.Single(owner.Json("invoice", "list", "--year", "2026").EnumerateArray());
    }

    [SkippableFact]
    public void Restore_OfAnOlderBackup_GivesNoNumberTwice()
    {
        owner.Settle().Price();
        owner.Order().Succeeded();
        owner.Run("backup", owner.PathTo("old.zip")).Succeeded();
        owner.Order().Succeeded();
        owner.Order().Succeeded();
        Assert.Contains("the invoice numbers 2 to 3 of 2026 were given since this backup", owner.Run("restore", owner.PathTo("old.zip"), "--overwrite").Succeeded().Error);
        Assert.Equal("2026-0004", Text(owner.Order().Succeeded().Json, "invoiceNumber"));
        owner.Run("doctor").Succeeded();

        owner.Run("invoice", "skip", "--year", "2026", "--to", "4").Failed("the last number of 2026 is 4 already");
        Assert.Equal(5, owner.Json("invoice", "skip", "--year", "2026", "--to", "7").GetProperty("first").GetInt32());
        Assert.Equal("2026-0008", Text(owner.Order().Succeeded().Json, "invoiceNumber"));
        owner.Run("doctor").Succeeded();
    }

    public void Dispose() => owner.Dispose();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static IEnumerable<string?> Texts(JsonElement element, params string[] names) => names.Select(name => Text(element, name));
}

/// <inheritdoc/>
public sealed class OrderVerbTestsOnSqlite() : OrderVerbTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class OrderVerbTestsOnPostgres() : OrderVerbTests(Engine.Postgres);
