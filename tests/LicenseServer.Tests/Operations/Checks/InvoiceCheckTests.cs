using System.Text.Json;
using JkLab.LicenseServer.Tests.Fixtures;
using JkLab.LicenseServer.Tests.Invoicing.Payments;

namespace JkLab.LicenseServer.Tests.Operations.Checks;

/// <summary>What <c>doctor</c> finds in invoices, payments and orders where somebody has changed them with a tool of his own.</summary>
public abstract class InvoiceCheckTests : IDisposable
{
    private const string Unguarded = "UNGUARDED ";

    private readonly Owner owner;
    private readonly Engine engine;

    protected InvoiceCheckTests(Engine engine)
    {
        this.engine = engine;
        owner = new Owner(new TestClock(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero)), engine);
        owner.Settle().Price();
        owner.Order().Succeeded();
        owner.Order("--seats", "2").Succeeded();
        owner.Order().Succeeded();
        owner.Run("invoice", "cancel", "2026-0003", "--reason", "doppelt").Succeeded();
        new Bank(owner).Import(Bank.Payment(2, "149.00", "Müller", "RF2520260001D"), Bank.Payment(2, "50.00", "Wer", "wofür"));
    }

    [SkippableFact]
    public void Books_ThatAreRight_AreSaidToBe()
    {
        Assert.Equal("ok", Severity("invoices", "4 documents as issued, numbers without gap, sums agree"));
        Assert.Equal("ok", Severity("orders", "1 invoice is open, none is overdue"));
    }

    [SkippableTheory]
    [InlineData("the PDF of 2026-0001 is not what was issued", Unguarded + "UPDATE invoices SET pdf = (SELECT pdf FROM invoices WHERE number = '2026-0002') WHERE number = '2026-0001'")]
    [InlineData("the PDF with its checksum of 2026-0001 is not", Unguarded + "UPDATE invoices SET pdf = (SELECT pdf FROM invoices WHERE number = '2026-0002'), sha256 = (SELECT sha256 FROM invoices WHERE number = '2026-0002') WHERE number = '2026-0001'")]
    [InlineData("the XML of 2026-0002 is not what was issued", Unguarded + "UPDATE invoices SET xml = REPLACE(xml, '298.00', '29.80') WHERE number = '2026-0002'")]
    [InlineData("the XML of 2026-0002 is not what was issued", Unguarded + "UPDATE invoices SET xml = REPLACE(xml, 'Hauptstraße', 'Nebenstraße') WHERE number = '2026-0002'")]
    [InlineData("the XML of 2026-0002 is not what was issued", Unguarded + "UPDATE invoices SET xml = '<' WHERE number = '2026-0002'")]
    [InlineData("number 2 of 2026 is missing", Unguarded + "DELETE FROM invoices WHERE number = '2026-0002'")]
    [InlineData("2026-0004 was issued on 2026-11-29, says the audit, and is gone", Unguarded + "DELETE FROM invoices WHERE number = '2026-0004'; UPDATE invoice_numbers SET last = 3")]
    [InlineData("number 4 of 2026 is issued, and the last that was given is 2", "UPDATE invoice_numbers SET last = 2")]
    [InlineData("number 5 of 2026 is missing", "UPDATE invoice_numbers SET last = 5")]
    [InlineData("the columns of 2026-0001 do not add up", Unguarded + "UPDATE invoices SET net = 1 WHERE number = '2026-0001'")]
    [InlineData("what is asked for with the invoice 2026-0002 is not its total", "UPDATE receivables SET total = 100 WHERE number = '2026-0002'")]
    [InlineData("what has come for the invoice 2026-0002 is not the sum of its payments", "UPDATE receivables SET paid = 29800 WHERE number = '2026-0002'")]
    [InlineData("what has come for the invoice 2026-0001 is not the sum of its payments", "DELETE FROM payment_parts")]
    [InlineData("is assigned is not the sum of its parts", "UPDATE payments SET assigned = 4000 WHERE status = 'open'")]
    [InlineData("the invoice 2026-0002 and its order do not agree", "UPDATE receivables SET status = 'paid' WHERE number = '2026-0002'")]
    [InlineData("the invoice 2026-0001 and its order do not agree", "UPDATE orders SET status = 'awaiting-payment' WHERE status = 'paid'")]
    [InlineData("the invoice 2026-0002 is canceled without a credit note", "UPDATE receivables SET status = 'canceled' WHERE number = '2026-0002'")]
    [InlineData("is paid, and its licence waits still", "UPDATE licenses SET status = 'pending' WHERE status = 'active'")]
    public void Books_ThatSomebodyChanged_AreBroken(string message, string sql)
    {
        if (sql.StartsWith(Unguarded, StringComparison.Ordinal)) Unguard();
        Sql.Execute(owner, sql.Replace(Unguarded, ""));
        var report = owner.Run("doctor");
        Assert.Equal(1, report.Status);
        Assert.Contains("BROKEN  invoices: ", report.Out);
        Assert.Contains(message, report.Out);
    }

    [SkippableFact]
    public void Orders_AdviseWhatWaits()
    {
        owner.Time!.Advance(TimeSpan.FromDays(15)); // due on 2026-12-13
        Assert.Equal("advice", Severity("orders", "1 invoice is overdue"));
        Assert.Equal("advice", Severity("orders", "1 payment has waited for your decision for more than 3 days"));
        owner.Settle(("Iban", ""), ("TaxNumber", ""));
        Assert.Equal("advice", Severity("orders", "nobody can order yet: Seller:Iban, Seller:TaxNumber or Seller:VatId are missing"));
    }

    [SkippableFact]
    public void Orders_WhereNobodySells_AreNoConcern()
    {
        using var other = new Owner(engine: engine);
        Assert.Contains("ok      orders: nobody can order here: nothing is said about the seller", other.Run("doctor").Succeeded().Out);
        other.Settle();
        Assert.Contains("advice  orders: nobody can order yet: nothing has a price", other.Run("doctor").Succeeded().Out);
    }

    public void Dispose() => owner.Dispose();

    private string? Severity(string check, string message) => owner.Json("doctor").GetProperty("findings").EnumerateArray()
        .Single(finding => Text(finding, "check") == check && Text(finding, "message")!.Contains(message, StringComparison.Ordinal)).GetProperty("severity").GetString();

    // Whoever owns the database can do that, and so has to be found.
    private void Unguard() => Sql.Execute(owner, engine == Engine.Sqlite
        ? "DROP TRIGGER invoices_unchanged; DROP TRIGGER invoices_kept"
        : "DROP TRIGGER invoices_guarded ON invoices");

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}

/// <inheritdoc/>
public sealed class InvoiceCheckTestsOnSqlite() : InvoiceCheckTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class InvoiceCheckTestsOnPostgres() : InvoiceCheckTests(Engine.Postgres);
