using JkLab.LicenseServer.Tests.Fixtures;
using JkLab.LicenseServer.Tests.Invoicing.Statements;

namespace JkLab.LicenseServer.Tests.Invoicing.Payments;

/// <summary>What an exact payment does by itself, in every format; and that nothing is booked twice.</summary>
public abstract class ImportTests : IDisposable
{
    private const string Reference = "RF2520260001D";

    private readonly Owner owner;
    private readonly Bank bank;

    protected ImportTests(Engine engine)
    {
        owner = new Owner(new TestClock(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero)), engine);
        bank = new Bank(owner);
        owner.Settle().Price();
    }

    public static TheoryData<BankFormat> Formats => [.. Enum.GetValues<BankFormat>()];

    [SkippableTheory]
    [MemberData(nameof(Formats))]
    public void Import_OfAnExactPayment_PaysActivatesAndMails(BankFormat format)
    {
        var order = owner.Order("--seats", "2").Succeeded().Json;
        var result = bank.Import(bank.Write(format, Bank.Payment(2, "298.00", "Müller Gebäudereinigung GmbH", "Rechnung 2026-0001 RF25 2026 0001 D")));

        Assert.Equal("new=1 known=0 open=0 matched=1", Bank.Booked(result));
        Assert.Equal("""{"invoiceNumber":"2026-0001","amount":"298.00"}""", System.Text.Json.JsonSerializer.Serialize(result.GetProperty("matched")[0]));
        Assert.Equal("paid 298.00", bank.Invoice("2026-0001"));
        var paid = owner.Json("order", "show", order.GetProperty("id").GetInt64().ToString());
        Assert.Equal(("paid", "active"), (paid.GetProperty("status").GetString(), paid.GetProperty("licenses")[0].GetProperty("status").GetString()));
        var key = Assert.Single(owner.Json("license", "list").EnumerateArray()).GetProperty("key").GetString()!;
        Assert.Contains(Sql.Query(owner, "SELECT content FROM outbox WHERE recipient = 'anna@example.com' AND @id = 0", 0), content => content.Contains(key));
        owner.Run("activation", "create", key, "--system-id", Crm.NewComputer().ToString()).Succeeded();
        owner.Run("doctor").Succeeded();
    }

    [SkippableTheory]
    [InlineData("RF25 2026 0001 D")]
    [InlineData("rf2520260001d")]
    [InlineData("RF25.2026.0001.D / vielen Dank")]
    [InlineData("RG-NR 17 RF252026\n0001D KD 4711")]
    [InlineData("R\nF2\n52\n02\n60\n00\n1D")]
    [InlineData("RF25 2O26 OOO1 D")]
    [InlineData("25 2026 0001 D")]
    [InlineData("Rechnung vom 29.11.2026 RF252026-0001-D Müller")]
    public void Reference_AsBanksAndPeopleWriteIt_IsFound(string text)
    {
        owner.Order().Succeeded();
        Assert.Equal(1, bank.Import(Bank.Payment(2, "149.00", "Irgendwer", text)).GetProperty("matched").GetArrayLength());
    }

    [SkippableFact]
    public void Reference_InTheStructuredField_IsFound()
    {
        owner.Order().Succeeded();
        Assert.Equal(1, bank.Import(Bank.Payment(2, "149.00", "Irgendwer", "", Reference)).GetProperty("matched").GetArrayLength());
    }

    // Every format after every other one: the second knows what the first brought.
    [SkippableTheory]
    [MemberData(nameof(Formats))]
    public void Import_OfTheSameInAnotherFormat_BooksNothingTwice(BankFormat first)
    {
        owner.Order().Succeeded();
        KnownPayment[] payments =
        [
            Bank.Payment(2, "149.00", "Müller Gebäudereinigung GmbH", "RF25 2026 0001 D", bankReference: "BANK-1"),
            Bank.Payment(2, "149.00", "Otto Unklar", "Rechnung", bankReference: "BANK-2"),
            Bank.Payment(2, "149.00", "Otto Unklar", "Rechnung", bankReference: "BANK-3"),
            Bank.Payment(3, "20.00", "Verein e.V.", "Spende 2026", bankReference: "BANK-4"),
        ];
        Assert.Equal("new=4 known=0 open=3 matched=1", Bank.Booked(bank.Import(bank.Write(first, payments))));
        foreach (var second in Enum.GetValues<BankFormat>())
            Assert.Equal("new=0 known=4 open=0 matched=0", Bank.Booked(bank.Import(bank.Write(second, payments))));
        Assert.Equal(4, owner.Json("payment", "list").GetArrayLength());
    }

    [SkippableFact]
    public void Import_OverlappingAndInPieces_EndsTheSame()
    {
        var payments = Enumerable.Range(1, 8).Select(i => Bank.Payment(1 + (i / 3), "10.00", $"Payer {i % 2}", $"Beitrag {i}", bankReference: i % 2 == 0 ? $"B{i}" : null)).ToArray();
        Assert.Equal(3, bank.Import(payments[..3]).GetProperty("new").GetInt32());
        Assert.Equal(3, bank.Import(payments[1..6]).GetProperty("new").GetInt32());
        Assert.Equal(2, bank.Import(bank.Write(BankFormat.Camt02, payments[..4]), bank.Write(BankFormat.Camt04, payments[3..]), bank.Write(BankFormat.Camt08, payments)).GetProperty("new").GetInt32());
        Assert.Equal(8, owner.Json("payment", "list").GetArrayLength());
    }

    // The one that is there already is known by its own entry, not by one that only looks like it.
    [SkippableTheory]
    [InlineData(BankFormat.Camt08)]
    [InlineData(BankFormat.Dkb)]
    public void Import_OfASecondPaymentBeforeTheKnownOne_BooksIt(BankFormat format)
    {
        owner.Order().Succeeded();
        var known = Bank.Payment(2, "149.00", "Müller", "");
        bank.Import(bank.Write(format, known));
        Assert.Equal("new=1 known=1 open=0 matched=1", Bank.Booked(bank.Import(bank.Write(format, Bank.Payment(2, "149.00", "Müller", "RF2520260001D"), known))));
    }

    [SkippableFact]
    public void Import_OfEqualEntriesWithOneBankReference_TakesBoth()
    {
        var twice = Enumerable.Repeat(Bank.Payment(2, "149.00", "Müller", "Software", bankReference: "BATCH-1"), 2).ToArray();
        Assert.Equal("new=2 known=0 open=2 matched=0", Bank.Booked(bank.Import(twice)));
        Assert.Equal("new=0 known=2 open=0 matched=0", Bank.Booked(bank.Import(twice)));
    }

    // Banks put the day's camt.052 and the camt.053 of the same day into one ZIP.
    [SkippableFact]
    public void Zip_WithTheSameEntryTwice_BooksItOnce()
    {
        owner.Order().Succeeded();
        var statement = bank.Write(BankFormat.Camt08, Bank.Payment(2, "149.00", "Müller", Reference, bankReference: "B1"), Bank.Payment(2, "20.00", "Otto", "Spende"));
        var zip = owner.PathTo("both.zip");
        using (var archive = System.IO.Compression.ZipFile.Open(zip, System.IO.Compression.ZipArchiveMode.Create))
        {
            foreach (var name in new[] { "052.xml", "053.xml" }) System.IO.Compression.ZipFileExtensions.CreateEntryFromFile(archive, statement, name);
        }

        Assert.Equal("new=2 known=2 open=1 matched=1", Bank.Booked(bank.Import(zip)));
        Assert.Equal(2, owner.Json("payment", "list").GetArrayLength());
    }

    // The interim report says less than the statement of the day: no reference of the bank's, a payer cut short.
    [SkippableFact]
    public void Zip_WithTheSameEntryInOtherWords_BooksItOnce()
    {
        owner.Order().Succeeded();
        KnownPayment[] interim = [Bank.Payment(2, "149.00", "Müller Gebäudereinigung", "RF25 2026 0001 D"), Bank.Payment(2, "20.00", "Otto", "Spende"), Bank.Payment(2, "20.00", "Otto", "Spende")];
        KnownPayment[] final =
        [
            Bank.Payment(2, "149.00", "Müller Gebäudereinigung GmbH", "RF25 2026 0001 D", bankReference: "B1"), Bank.Payment(2, "20.00", "Otto", "Spende", bankReference: "B2"),
            Bank.Payment(2, "20.00", "Otto", "Spende", bankReference: "B3"), Bank.Payment(2, "20.00", "Otto", "Spende", bankReference: "B4"),
        ];
        var zip = owner.PathTo("both.zip");
        using (var archive = System.IO.Compression.ZipFile.Open(zip, System.IO.Compression.ZipArchiveMode.Create))
        {
            System.IO.Compression.ZipFileExtensions.CreateEntryFromFile(archive, bank.Write(BankFormat.Camt02, interim), "052.xml");
            System.IO.Compression.ZipFileExtensions.CreateEntryFromFile(archive, bank.Write(BankFormat.Camt08, final), "053.xml");
        }

        Assert.Equal("new=4 known=3 open=3 matched=1", Bank.Booked(bank.Import(zip)));
        Assert.Equal("new=0 known=7 open=0 matched=0", Bank.Booked(bank.Import(zip)));
    }

    // As a double click would, or two servers on one database: whoever is in the other's way says so, and nothing is booked twice.
    [SkippableFact]
    public async Task Import_TwiceAtTheSameTime_BooksEverythingOnce()
    {
        var references = Enumerable.Range(0, 4).Select(_ => owner.Order().Succeeded().Json.GetProperty("paymentReference").GetString()!).ToList();
        var paying = references.Select((reference, i) => Bank.Payment(2, "149.00", $"Kunde {i}", reference, bankReference: $"P{i}"));
        var unclear = Enumerable.Range(0, 2500).Select(i => Bank.Payment(1 + (i % 20), "20.00", $"Verein {i}", $"Beitrag {i}", bankReference: $"U{i}"));
        var path = bank.Write(BankFormat.Camt08, [.. unclear, .. paying]);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(ImportUntilItEnds)));

        Assert.Equal(2504, owner.Json("payment", "list").GetArrayLength());
        Assert.All(owner.Json("invoice", "list").EnumerateArray(), invoice => Assert.Equal(("paid", "149.00"), (invoice.GetProperty("status").GetString(), invoice.GetProperty("paid").GetString())));
        Assert.Equal(4, owner.Json("payment", "list").EnumerateArray().Sum(payment => payment.GetProperty("invoices").GetArrayLength()));
        owner.Run("doctor").Succeeded();

        void ImportUntilItEnds()
        {
            for (var tries = 0; owner.Run("payment", "import", path) is { Status: not 0 } failed; tries++)
            {
                Assert.True(failed.Error.Contains("at the same time") || failed.Error.Contains("all the time"), failed.Error);
                Assert.True(tries < 20, "in each other's way without end");
            }
        }
    }

    [SkippableFact]
    public void Import_OfADamagedFileAmongOthers_BooksNothing()
    {
        owner.Order().Succeeded();
        var good = bank.Write(BankFormat.Camt08, Bank.Payment(2, "149.00", "Müller", Reference));
        var torn = bank.Write(BankFormat.Camt08, Bank.Payment(3, "10.00", "Otto", "x"));
        File.WriteAllBytes(torn, File.ReadAllBytes(torn)[..^60]);
        owner.Run("payment", "import", good, torn).Failed("statement-2.xml");
        Assert.Empty(owner.Json("payment", "list").EnumerateArray());
        Assert.Equal("open 0.00", bank.Invoice("2026-0001"));
    }

    [SkippableFact]
    public void Import_OfAnotherAccount_IsRefused()
    {
        var path = bank.Write(BankFormat.Vr, Bank.Payment(2, "149.00", "Müller", Reference));
        owner.Settle(("Iban", "DE75512108001245126199"));
        owner.Run("payment", "import", path).Failed("has no statement of the seller's account");
        owner.Settle(("Iban", ""));
        owner.Run("payment", "import", path).Failed("Seller:Iban is missing");
        owner.Run("payment", "import").Failed("required", 2);
    }

    [SkippableFact]
    public void Columns_ThatAreUnknown_CanBeNamed()
    {
        owner.Order().Succeeded();
        var path = owner.Write("own.csv", "Tag;Wer;Warum;Wieviel\n02.12.2026;Müller;RF25 2026 0001 D;149,00\n");
        owner.Run("payment", "import", path).Failed("Wieviel");
        Assert.Equal("entries=1 new=1 known=0 open=0 ignored=0 matched=1", Bank.Counts(owner.Json("payment", "import", path, "--columns", "date=Tag,payer=Wer,text=Warum,amount=Wieviel")));
        owner.Run("payment", "import", path, "--columns", "nonsense").Failed("mapping");
    }

    public void Dispose() => owner.Dispose();
}

/// <inheritdoc/>
public sealed class ImportTestsOnSqlite() : ImportTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class ImportTestsOnPostgres() : ImportTests(Engine.Postgres);
