using System.Data.Common;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Invoicing;

/// <summary>The database itself keeps what was issued.</summary>
public abstract class IssuedForEverTests(Engine engine) : IDisposable
{
    private readonly Owner owner = new(new TestClock(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero)), engine);

    [SkippableTheory]
    [InlineData("UPDATE invoices SET total = 1", "never changed")]
    [InlineData("UPDATE invoices SET pdf = pdf", "never changed")]
    [InlineData("DELETE FROM invoices", "kept until its period is over")]
    public void Statement_ThatWouldChangeIt_IsRefused(string sql, string words)
    {
        owner.Settle().Price();
        owner.Order().Succeeded();
        Assert.Contains(words, Assert.ThrowsAny<DbException>(() => Sql.Execute(owner, sql)).Message);
        Assert.Equal("149.00", owner.Json("invoice", "show", "2026-0001").GetProperty("total").GetString());
    }

    [SkippableFact]
    public void Statement_ThatEmptiesOrReplaces_IsRefused()
    {
        owner.Settle().Price();
        owner.Order().Succeeded();
        var sql = engine == Engine.Sqlite ? "INSERT OR REPLACE INTO invoices SELECT * FROM invoices" : "TRUNCATE invoices CASCADE";
        Assert.ThrowsAny<DbException>(() => Sql.Execute(owner, sql));
        Assert.Single(owner.Json("invoice", "list").EnumerateArray());
    }

    [SkippableFact]
    public void Row_OfAHeldYear_StaysThoughItsPeriodIsOver()
    {
        owner.Settle().Price();
        owner.Order().Succeeded();
        Sql.Execute(owner, "INSERT INTO invoice_period (one, over_on) VALUES (1, '2099-01-01')");
        Sql.Execute(owner, "INSERT INTO tax_holds (year) VALUES (2026)");
        Assert.ThrowsAny<DbException>(() => Sql.Execute(owner, "DELETE FROM invoices"));
        Sql.Execute(owner, "DELETE FROM tax_holds");
        Sql.Execute(owner, "DELETE FROM invoices");
        Assert.Empty(owner.Json("invoice", "list").EnumerateArray());
    }

    public void Dispose() => owner.Dispose();
}

/// <inheritdoc/>
public sealed class IssuedForEverTestsOnSqlite() : IssuedForEverTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class IssuedForEverTestsOnPostgres() : IssuedForEverTests(Engine.Postgres);
