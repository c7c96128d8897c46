using System.IO.Compression;
using System.Text;
using System.Text.Json;
using JkLab.LicenseServer.Tests.Fixtures;
using JkLab.LicenseServer.Tests.Invoicing.Payments;

namespace JkLab.LicenseServer.Tests.Invoicing.Journal;

/// <summary>A year for the tax adviser, and its figures.</summary>
public abstract class JournalTests(Engine engine) : IDisposable
{
    private readonly Owner owner = new(new TestClock(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero)), engine);

    [SkippableFact]
    public void Export_HoldsEveryDocumentAndPayment()
    {
        Sell();
        var result = owner.Json("journal", "export", "--year", "2026", "--out", owner.PathTo("year.zip"));
        Assert.Equal("3 2 149.00 28.31 177.31", string.Join(' ', new[] { "invoices", "payments", "net", "tax", "total" }.Select(name => Text(result, name))));

        using var zip = ZipFile.OpenRead(owner.PathTo("year.zip"));
        string[] documents = ["2026-0001", "2026-0002", "2026-0003"];
        Assert.Equal(
            ["README.txt", "journal.csv", .. documents.SelectMany(number => new[] { $"invoices/{number}.pdf", $"invoices/{number}.xml" }), "SHA256SUMS"], zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(2026, 11, 29, 12, 0, 0), entry.LastWriteTime.DateTime));
        foreach (var name in zip.Entries.Select(entry => entry.Name).Where(name => name.StartsWith("2026", StringComparison.Ordinal)))
        {
            owner.Run("invoice", "export", name[..^4], "--out", owner.PathTo(name)).Succeeded();
            Assert.Equal(File.ReadAllBytes(owner.PathTo(name)), Read(zip, "invoices/" + name));
        }

        var csv = Read(zip, "journal.csv");
        Assert.Equal(Encoding.UTF8.GetPreamble(), csv[..3]);
        var orders = documents.Select(number => Text(owner.Json("invoice", "show", number), "order")).ToList();
        var payments = owner.Json("payment", "list").EnumerateArray().ToDictionary(payment => Text(payment, "amount"), payment => Text(payment, "id"));
        Assert.Equal(
            [
                "Datum;Art;Nummer;Bestellung;Käufer;Netto;Steuersatz in %;Steuer;Brutto;Zahlungsdatum;Bezahlt;Zahlungsnummer;Offen am Jahresende",
                $"29.11.2026;Rechnung;2026-0001;{orders[0]};'=1+1 GmbH;149,00;19;28,31;177,31;;;;0,00",
                $"29.11.2026;Rechnung;2026-0002;{orders[1]};\"\"\"Müller; Söhne\"\"\";298,00;19;56,62;354,62;;;;0,00",
                $"29.11.2026;Rechnungskorrektur;2026-0003;{orders[2]};\"\"\"Müller; Söhne\"\"\";-298,00;19;-56,62;-354,62;;;;",
                $"02.12.2026;Zahlung;2026-0001;{orders[0]};'=1+1 GmbH;;;;;02.12.2026;177,31;{payments["177.31"]};",
                $"03.12.2026;Zahlung;;;'@SUM(1);;;;;03.12.2026;50,00;{payments["50.00"]};",
                "",
            ],
            Encoding.UTF8.GetString(csv[3..]).Split("\r\n"));
    }

    [SkippableFact]
    public void Export_ChecksItselfAndIsTheSameAgain()
    {
        Sell();
        foreach (var name in new[] { "a.zip", "b.zip" })
        {
            owner.Run("journal", "export", "--year", "2026", "--out", owner.PathTo(name)).Succeeded();
            owner.Time!.Advance(TimeSpan.FromHours(3));
        }

        Assert.Equal(File.ReadAllBytes(owner.PathTo("a.zip")), File.ReadAllBytes(owner.PathTo("b.zip")));
        owner.Run("journal", "export", "--year", "2026", "--out", owner.PathTo("a.zip")).Failed("the journal cannot be written");
        Assert.Equal(File.ReadAllBytes(owner.PathTo("b.zip")), File.ReadAllBytes(owner.PathTo("a.zip"))); // left alone
        owner.Run("journal", "export", "--year", "2025", "--out", owner.PathTo("none.zip")).Succeeded();
        Tool.Need("sha256sum", "--version");
        ZipFile.ExtractToDirectory(owner.PathTo("a.zip"), owner.PathTo("year"));
        Assert.Equal(0, Tool.Run("sh", "-c", $"cd '{owner.PathTo("year")}' && sha256sum --strict -c SHA256SUMS").Status);
        Assert.Equal(8, File.ReadAllLines(owner.PathTo("year/SHA256SUMS")).Length);
    }

    [SkippableFact]
    public void Show_CountsByMonths()
    {
        owner.Settle().Price();
        owner.Order().Succeeded();
        owner.Order("--seats", "2").Succeeded();
        owner.Run("invoice", "cancel", "2026-0002", "--reason", "doppelt").Succeeded();
        owner.Order().Succeeded();
        var bank = new Bank(owner);
        bank.Import(Bank.Payment(2, "148.50", "Müller", "RF2520260001D"));
        owner.Run("payment", "assign", Text(bank.Open()[0], "id"), "--invoice", "2026-0001", "--enough").Succeeded();

        var months = owner.Json("journal", "show", "--year", "2026").EnumerateArray().Select(month => string.Join(' ', month.EnumerateObject().Select(value => value.Value.ToString()))).ToList();
        Assert.Equal(12, months.Count);
        Assert.Equal(
            ["2026-10 0 0.00 0.00 0.00 0.00 0.00 0.00", "2026-11 3 298.00 0.00 298.00 298.00 0.00 298.00", "2026-12 0 0.00 0.00 0.00 0.00 148.50 149.00"], months[9..]);
        Assert.Equal("149.00", Text(owner.Json("journal", "show", "--year", "2027")[11], "open"));
        Assert.Equal(["0,00", "149,00"], Csv().Where(line => line.Contains(";Rechnung;", StringComparison.Ordinal)).Select(line => line.Split(';')[^1]).Where((_, index) => index != 1));
    }

    [SkippableFact]
    public void Hold_IsListedNotedAndReleased()
    {
        owner.Settle().Price();
        Assert.Empty(owner.Json("invoice", "hold").EnumerateArray());
        foreach (var year in new[] { "2027", "2026", "2026" }) owner.Run("invoice", "hold", "--year", year).Succeeded();
        Assert.Equal(["2026", "2027"], owner.Json("invoice", "hold").EnumerateArray().Select(held => Text(held, "year")));
        Assert.Equal("2027", Text(owner.Json("invoice", "hold", "--year", "2026", "--off")[0], "year"));
        Assert.Equal(
            ["invoices.held", "invoices.held", "invoices.released"],
            owner.Json("audit", "list").EnumerateArray().Select(entry => Text(entry, "action")).Where(action => action.StartsWith("invoices.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        owner.Run("invoice", "hold", "--off").Failed("--off needs the year");
    }

    public void Dispose() => owner.Dispose();

    private void Sell()
    {
        owner.SettleRegular().Price();
        owner.Order("--name", "=1+1 GmbH").Succeeded();
        owner.Order("--seats", "2", "--name", "\"Müller; Söhne\"").Succeeded();
        owner.Run("invoice", "cancel", "2026-0002", "--reason", "doppelt").Succeeded();
        new Bank(owner).Import(Bank.Payment(2, "177.31", "Müller", "RF2520260001D"), Bank.Payment(3, "50.00", "@SUM(1)", "wofür"));
    }

    private string[] Csv()
    {
        owner.Run("journal", "export", "--year", "2026", "--out", owner.PathTo("csv.zip")).Succeeded();
        using var zip = ZipFile.OpenRead(owner.PathTo("csv.zip"));
        return Encoding.UTF8.GetString(Read(zip, "journal.csv")).Split("\r\n");
    }

    private static byte[] Read(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).ToString();
}

/// <inheritdoc/>
public sealed class JournalTestsOnSqlite() : JournalTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class JournalTestsOnPostgres() : JournalTests(Engine.Postgres);
