using System.Diagnostics;
using System.Security.Cryptography;
using JkLab.LicenseServer.Tests.Fixtures;
using Xunit.Abstractions;

namespace JkLab.LicenseServer.Tests.Faults;

/// <summary>Orders at the same time and orders that are killed: numbers have neither gap nor double, and each invoice has all that belongs to it.</summary>
public class OrderKillTests(ITestOutputHelper output)
{
    private static readonly string[] Verb =
    [
        "order", "create", "--product", "KBRS", "--edition", "standard", "--customer", "anna@example.com", "--name", "Anna", "--street", "Hauptstraße 5", "--postal-code", "10115", "--city", "Berlin",
    ];

    [Fact]
    public async Task Orders_InFourProcesses_GetEveryNumberOnce()
    {
        using var owner = new Owner { RunsBinary = true };
        owner.Settle().Price();
        var each = LongRun.IsOn ? 10 : 2;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < each; i++) owner.Order().Succeeded();
        })));
        AssertWhole(owner, 4 * each);
    }

    [SkippableFact]
    public async Task Orders_ThroughTwoServersOnOneDatabase_GetEveryNumberOnce()
    {
        using var owner = new Owner(engine: Engine.Postgres);
        owner.Settle().Price();
        using var twin = owner.Twin();
        twin.Settle();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() =>
        {
            for (var order = 0; order < 10; order++) OrderInTurn(i % 2 == 0 ? owner : twin);
        })));
        AssertWhole(owner, 40);

        // Where too many change the same at once a command is refused, having done nothing, and says to try again.
        static void OrderInTurn(Owner who)
        {
            CommandResult result;
            do result = who.Order();
            while (result.Status == 1 && result.Error.Contains("change the same all the time", StringComparison.Ordinal));
            result.Succeeded();
        }
    }

    // Delays that grow from the start to the end of an order, so that all of it is met.
    [Fact]
    public void Order_KilledAtAnyMoment_IsThereWholeOrNotAtAll()
    {
        using var owner = new Owner();
        owner.Settle().Price();
        var clock = Stopwatch.StartNew();
        using (var whole = owner.Start(null, Verb)) whole.WaitForExit();
        var (length, kills, told) = (clock.Elapsed, LongRun.IsOn ? 300 : 8, 1);
        for (var kill = 0; kill < kills; kill++)
        {
            using var order = owner.Start(null, Verb);
            var isOver = order.WaitForExit(length * (0.3 + (0.8 * (kill + RandomNumberGenerator.GetInt32(100) / 100.0) / kills)));
            if (!isOver) order.Kill();
            order.WaitForExit();
            if (isOver && order.ExitCode == 0) told++;
        }

        var there = AssertWhole(owner, null);
        output.WriteLine($"{kills + 1} orders, {told} confirmed, {there} there");
        Assert.InRange(there, told, kills + 1);
        owner.Order().Succeeded();
        AssertWhole(owner, null);
    }

    [SkippableFact]
    public async Task Order_KilledBeforeAnyStatement_LeavesNothing()
    {
        using var owner = new Owner(engine: Engine.Postgres);
        owner.Settle().Price();
        foreach (var table in new[] { "licenses", "orders", "invoice_numbers", "invoices", "receivables", "outbox", "audit_entries" })
        {
            await Interruption.KillBeforeAsync(owner, table, Verb);
            AssertWhole(owner, 0);
        }

        owner.Order().Succeeded();
        AssertWhole(owner, 1);
    }

    private static int AssertWhole(Owner owner, int? expected)
    {
        owner.Run("doctor").Succeeded();
        var orders = Count(owner, "SELECT COUNT(*) FROM orders WHERE @id = 0");
        if (expected is not null) Assert.Equal(expected, orders);
        Assert.Equal(Enumerable.Range(1, orders), Sql.Query(owner, "SELECT sequence FROM invoices WHERE @id = 0 ORDER BY sequence", 0).Select(int.Parse));
        foreach (var same in new[]
        {
            "SELECT COUNT(*) FROM licenses WHERE @id = 0",
            "SELECT COUNT(*) FROM receivables WHERE @id = 0",
            "SELECT COALESCE(MAX(last), 0) FROM invoice_numbers WHERE @id = 0",
            "SELECT COUNT(DISTINCT file_name) FROM outbox WHERE file_name LIKE 'Rechnung-%.pdf' AND @id = 0",
            "SELECT COUNT(*) FROM audit_entries WHERE action = 'order.placed' AND @id = 0",
            "SELECT COUNT(*) FROM audit_entries WHERE action = 'invoice.issued' AND @id = 0",
            "SELECT COUNT(*) FROM invoices i JOIN orders o ON o.id = i.order_id JOIN licenses l ON l.id = o.license_id JOIN receivables r ON r.number = i.number WHERE l.status = 'pending' AND r.status = 'open' AND @id = 0",
        })
        {
            Assert.Equal(orders, Count(owner, same));
        }

        return orders;
    }

    private static int Count(Owner owner, string sql) => int.Parse(Sql.Query(owner, sql, 0).Single());
}
