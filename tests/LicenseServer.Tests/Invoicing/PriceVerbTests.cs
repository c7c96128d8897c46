using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Invoicing;

public abstract class PriceVerbTests(Engine engine) : IDisposable
{
    private readonly Owner owner = new(new TestClock(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero)), engine);

    [SkippableFact]
    public void Set_Price_StartsOnItsDayAndStays()
    {
        owner.Settle();
        var first = owner.Json("price", "set", "--product", "kbrs", "--edition", "STANDARD", "--amount", "149");
        owner.Json("price", "set", "--product", "KBRS", "--edition", "standard", "--amount", "159,90", "--from", "2027-01-01");

        Assert.Equal("""{"product":"KBRS","edition":"standard","amount":"149.00","from":"2026-11-29"}""", first.GetRawText().ReplaceLineEndings("").Replace(" ", ""));
        Assert.Equal(["149.00 2026-11-29", "159.90 2027-01-01"], All());
        Assert.Equal("149.00", Total());
        owner.Time!.AdvanceTo(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal("159.90", Total());
    }

    [SkippableFact]
    public void Set_AgainOnTheSameDay_TheLastCounts()
    {
        owner.Settle();
        foreach (var amount in new[] { "14.90", "149.00", "149.00" }) owner.Json("price", "set", "--product", "KBRS", "--edition", "standard", "--amount", amount);

        Assert.Equal(["14.90 2026-11-29", "149.00 2026-11-29"], All());
        Assert.Equal("149.00", Total());
    }

    [SkippableTheory]
    [InlineData(1, "there is no product 'X'", "X", "standard", "1")]
    [InlineData(1, "KBRS has no edition 'x'", "KBRS", "x", "1")]
    [InlineData(2, "--amount is '0' and must be an amount in euro", "KBRS", "standard", "0")]
    [InlineData(2, "--amount is '1.999'", "KBRS", "standard", "1.999")]
    public void Set_WithMistake_IsRefused(int status, string message, string product, string edition, string amount) =>
        owner.Run("price", "set", "--product", product, "--edition", edition, "--amount", amount).Failed(message, status);

    public void Dispose() => owner.Dispose();

    private string? Total() => owner.Order().Succeeded().Json.GetProperty("total").GetString();

    private IEnumerable<string> All() => owner.Json("price", "list").EnumerateArray().Select(price => $"{price.GetProperty("amount").GetString()} {price.GetProperty("from").GetString()}");
}

/// <inheritdoc/>
public sealed class PriceVerbTestsOnSqlite() : PriceVerbTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class PriceVerbTestsOnPostgres() : PriceVerbTests(Engine.Postgres);
