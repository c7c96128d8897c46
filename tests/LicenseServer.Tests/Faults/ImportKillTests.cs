using System.Diagnostics;
using System.Security.Cryptography;
using JkLab.LicenseServer.Tests.Fixtures;
using JkLab.LicenseServer.Tests.Invoicing.Payments;
using JkLab.LicenseServer.Tests.Invoicing.Statements;

namespace JkLab.LicenseServer.Tests.Faults;

/// <summary>An import that is killed and repeated until it ends leaves what an undisturbed one leaves.</summary>
public class ImportKillTests
{
    private const int Payments = 300;

    [Fact]
    public void Import_KilledAndRepeated_EndsTheSame()
    {
        var (orders, kills) = LongRun.IsOn ? (Payments, 60) : (20, 4);
        using var calm = new Owner();
        calm.Settle().Price();
        var references = Enumerable.Range(0, orders).Select(_ => calm.Order().Succeeded().Json.GetProperty("paymentReference").GetString()!).ToList();
        using var killed = new Owner();
        Copy(calm.Data, killed.Data);

        // Exact ones, those with a wrong amount, those with a slip, and equals, mixed.
        var payments = Enumerable.Range(0, Payments).Select(i => (i * 7 % Payments) is var place && place < orders
            ? Bank.Payment(1 + (i / 20), "149.00", $"Payer {place}", references[place])
            : Bank.Payment(1 + (i / 20), (i % 3) switch { 0 => "149.00", 1 => "148.00", _ => "10.00" }, "Payer", i % 3 == 0 ? references[i % orders] + "7" : $"Beitrag {i % 5}")).ToArray();
        var statement = new Bank(calm).Write(BankFormat.Camt08, payments);

        var clock = Stopwatch.StartNew();
        using (var whole = calm.Start(null, "payment", "import", statement)) Assert.Equal(0, End(whole));
        var length = clock.Elapsed;
        for (var kill = 0; kill < kills; kill++)
        {
            using var import = killed.Start(null, "payment", "import", statement);
            if (!import.WaitForExit(length * (0.3 + (RandomNumberGenerator.GetInt32(70) / 100.0)))) import.Kill();
            End(import);
        }

        using (var last = killed.Start(null, "payment", "import", statement)) Assert.Equal(0, End(last));
        Assert.Equal(Dump(calm), Dump(killed));
        Assert.Contains(Dump(calm), line => line.StartsWith("receivable 2026-", StringComparison.Ordinal) && line.EndsWith(" paid 14900", StringComparison.Ordinal));
        calm.Run("doctor").Succeeded();
        killed.Run("doctor").Succeeded();
        killed.Run("audit", "verify").Succeeded();
    }

    [SkippableFact]
    public async Task Import_KilledBeforeAnyStatement_BooksNothing()
    {
        using var owner = new Owner(engine: Engine.Postgres);
        owner.Settle().Price();
        owner.Order().Succeeded();
        var statement = new Bank(owner).Write(BankFormat.Camt08, Bank.Payment(2, "10.00", "Otto", "Beitrag"), Bank.Payment(2, "149.00", "Anna", "RF2520260001D"));
        var before = Dump(owner);
        string[] tables = ["payment_identities", "payment_parts", "orders", "outbox", .. LongRun.IsOn ? ["payments", "receivables", "licenses", "audit_entries"] : Array.Empty<string>()];
        foreach (var table in tables)
        {
            await Interruption.KillBeforeAsync(owner, table, "payment", "import", statement);
            Assert.Equal(before, Dump(owner));
        }

        Assert.Equal("new=2 known=0 open=1 matched=1", Bank.Booked(owner.Json("payment", "import", statement)));
        owner.Run("doctor").Succeeded();
    }

    private static int End(Process process)
    {
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }

    // Everything but the numbers that are drawn, and moments.
    private static List<string> Dump(Owner owner) =>
    [
        .. Rows(owner, "'receivable ' || number || ' ' || status || ' ' || CAST(paid AS TEXT) FROM receivables"),
        .. Rows(owner, "'order ' || CAST(id AS TEXT) || ' ' || status FROM orders"),
        .. Rows(owner, "'license ' || CAST(id AS TEXT) || ' ' || status FROM licenses"),
        .. Rows(owner, "'payment ' || booked_on || ' ' || CAST(amount AS TEXT) || ' ' || CAST(assigned AS TEXT) || ' ' || payer || ' ' || remittance || ' ' || status FROM payments"),
        .. Rows(owner, "'part ' || part.number || ' ' || CAST(part.amount AS TEXT) || ' ' || p.booked_on || ' ' || p.remittance FROM payment_parts part JOIN payments p ON p.id = part.payment_id"),
        .. Rows(owner, "'mail ' || recipient || ' ' || subject FROM outbox"),
        .. Rows(owner, "'audit ' || action || ' ' || CAST(COUNT(*) AS TEXT) FROM audit_entries", " GROUP BY action"),
        .. Rows(owner, "'identities ' || CAST(COUNT(*) AS TEXT) FROM payment_identities"),
    ];

    private static IEnumerable<string> Rows(Owner owner, string columns, string end = "") => Sql.Query(owner, $"SELECT {columns} WHERE @id = 0{end}", 0).Order(StringComparer.Ordinal);

    private static void Copy(string from, string to)
    {
        Owner.CreatePrivate(to);
        foreach (var folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories)) Owner.CreatePrivate(folder.Replace(from, to));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, file.Replace(from, to));
    }
}
