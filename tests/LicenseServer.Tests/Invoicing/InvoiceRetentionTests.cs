using System.Text.Json;
using JkLab.LicenseServer.Tests.Fixtures;
using JkLab.LicenseServer.Tests.Invoicing.Payments;

namespace JkLab.LicenseServer.Tests.Invoicing;

/// <summary>Invoices outlive their customer, and go on the day that the law names: not before, and not while their year is held.</summary>
public abstract class InvoiceRetentionTests : IDisposable
{
    private static readonly string[] Books = ["invoices", "orders", "payment_identities", "payment_parts", "payments", "receivables"];

    private readonly Owner owner;

    protected InvoiceRetentionTests(Engine engine)
    {
        owner = new Owner(new TestClock(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero)), engine);
        owner.Settle().Price();
        owner.Order().Succeeded();
        owner.Order("--name", "Eva Wolf").Succeeded();
        new Bank(owner).Import(Bank.Payment(2, "149.00", "Müller", "RF2520260001D"));
        owner.Run("invoice", "cancel", "2026-0002", "--reason", "doppelt").Succeeded();
    }

    [SkippableFact]
    public void Erased_LeavesTheBooksUntilTheirDay()
    {
        var kept = owner.Json("privacy", "erase", "--email", "anna@example.com").GetProperty("kept").EnumerateArray().ToDictionary(part => Text(part, "table"), part => part);
        Assert.Equal(("LegalDuty", "2035-01-01"), (Text(kept["invoices"], "for"), Text(kept["invoices"], "until")));
        Assert.Equal("2037-01-01", Text(kept["payments"], "until"));
        Assert.Equal("149.00", Text(owner.Json("invoice", "show", "2026-0001"), "paid"));
        Assert.Equal("", Sql.Query(owner, "SELECT COALESCE(CAST(account_id AS TEXT), '') FROM orders WHERE @id = 0", 0).Distinct().Single());

        Assert.Empty(GoesOn("2034-12-31"));
        owner.Run("invoice", "export", "2026-0001", "--out", owner.PathTo("last.pdf")).Succeeded();
        Assert.Equal(["invoices 3", "orders 2", "receivables 2"], GoesOn("2035-01-01"));
        Assert.Empty(owner.Json("invoice", "list").EnumerateArray());
        owner.Run("doctor").Succeeded();

        Assert.Empty(GoesOn("2036-12-31"));
        Assert.Equal(["payment_identities 1", "payment_parts 1", "payments 1"], GoesOn("2037-01-01"));
        owner.Run("doctor").Succeeded();
        owner.Run("audit", "verify").Succeeded();
    }

    [SkippableFact]
    public void Held_StaysUntilItIsReleased()
    {
        owner.Run("invoice", "hold", "--year", "2026").Succeeded();
        Assert.Empty(GoesOn("2035-01-01"));
        Assert.Empty(GoesOn("2040-01-01"));
        owner.Run("doctor").Succeeded();
        owner.Run("invoice", "hold", "--year", "2026", "--off").Succeeded();
        Assert.Equal(["invoices 3", "orders 2", "receivables 2"], GoesOn("2040-01-02"));
        Assert.Equal(["payment_identities 1", "payment_parts 1", "payments 1"], GoesOn("2040-01-03"));
        owner.Run("doctor").Succeeded();
    }

    // The invoice was canceled in the next year, which is not held.
    [SkippableFact]
    public void CreditNote_OfAHeldInvoice_StaysWithIt()
    {
        owner.Time!.AdvanceTo(new DateTimeOffset(2027, 2, 1, 12, 0, 0, TimeSpan.Zero));
        owner.Order().Succeeded();
        owner.Run("invoice", "cancel", "2026-0001", "--reason", "zurückgenommen").Succeeded();
        owner.Run("invoice", "hold", "--year", "2026").Succeeded();
        Assert.Equal(["invoices 1", "orders 1", "receivables 1"], GoesOn("2036-01-01"));
        Assert.Equal(["2026-0001", "2026-0002", "2026-0003", "2027-0002"], owner.Json("invoice", "list").EnumerateArray().Select(invoice => Text(invoice, "number")));
        owner.Run("doctor").Succeeded();
        owner.Run("invoice", "hold", "--year", "2026", "--off").Succeeded();
        Assert.Equal(["invoices 4", "orders 2", "receivables 2"], GoesOn("2036-01-02"));
        owner.Run("doctor").Succeeded();
    }

    public void Dispose() => owner.Dispose();

    private List<string> GoesOn(string day)
    {
        owner.Time!.AdvanceTo(DateTimeOffset.Parse(day + "T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        return [.. owner.Json("privacy", "retention").EnumerateArray().Where(part => Books.Contains(Text(part, "name"))).Select(part => $"{Text(part, "name")} {Text(part, "count")}").Order(StringComparer.Ordinal)];
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).ToString();
}

/// <inheritdoc/>
public sealed class InvoiceRetentionTestsOnSqlite() : InvoiceRetentionTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class InvoiceRetentionTestsOnPostgres() : InvoiceRetentionTests(Engine.Postgres);
