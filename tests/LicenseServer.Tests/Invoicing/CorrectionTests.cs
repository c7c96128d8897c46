using System.Text.Json;
using JkLab.LicenseServer.Tests.Fixtures;
using JkLab.LicenseServer.Tests.Invoicing.Payments;

namespace JkLab.LicenseServer.Tests.Invoicing;

/// <summary>An invoice with something wrong in it is canceled and issued anew for the same order: neither licence nor money is lost on the way.</summary>
public abstract class CorrectionTests : IDisposable
{
    private readonly Owner owner;
    private readonly Bank bank;

    protected CorrectionTests(Engine engine)
    {
        owner = new Owner(new TestClock(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero)), engine);
        bank = new Bank(owner);
        owner.Settle().Price();
    }

    [SkippableFact]
    public void Invoice_StillOpen_IsIssuedAnewForTheSameOrderAndLicense()
    {
        var order = owner.Order().Json;
        var anew = Correct("--name", "Müller & Töchter GmbH", "--city", "Potsdam");
        Assert.Equal(("2026-0003", "open", "149.00", "0.00"), (Text(anew, "number"), Text(anew, "status"), Text(anew, "total"), Text(anew, "paid")));
        Assert.Equal(["canceled", "paid", "open"], States());
        Assert.Equal("2026-0001", Text(owner.Json("invoice", "show", "2026-0002"), "corrects"));

        var now = owner.Json("order", "show", Text(order, "id"));
        Assert.Equal(("awaiting-payment", "2026-0003", "Müller & Töchter GmbH"), (Text(now, "status"), Text(now, "invoiceNumber"), Text(now.GetProperty("address"), "name")));
        Assert.Equal(order.GetProperty("licenses").GetRawText(), now.GetProperty("licenses").GetRawText());
        var said = Words("2026-0003");
        Assert.Contains("Müller & Töchter GmbH", said, StringComparison.Ordinal);
        Assert.Contains("ersetzt die Rechnung 2026-0001", said, StringComparison.Ordinal);
        Assert.Contains("10115 Potsdam", said, StringComparison.Ordinal);

        Assert.Equal(1, bank.Import(Bank.Payment(2, "149.00", "Müller", Text(anew, "paymentReference"))).GetProperty("matched").GetArrayLength());
        Assert.Equal("active", Text(owner.Json("order", "show", Text(order, "id")).GetProperty("licenses")[0], "status"));
        owner.Run("doctor").Succeeded();
    }

    [SkippableFact]
    public void Money_WithTheOldReference_IsProposedForTheNewInvoice()
    {
        owner.Order().Succeeded();
        Correct("--street", "Neue Straße 1");
        bank.Import(Bank.Payment(2, "149.00", "Müller", "RF2520260001D"));
        var payment = Assert.Single(bank.Open());
        var proposal = payment.GetProperty("proposals")[0];
        Assert.Equal(("issued-anew", "2026-0003", "149.00"), (Text(proposal, "code"), Text(proposal, "invoiceNumber"), Text(proposal, "amount")));
        owner.Run("payment", "assign", Text(payment, "id"), "--invoice", "2026-0003").Succeeded();
        Assert.Equal("paid 149.00", bank.Invoice("2026-0003"));
    }

    [SkippableFact]
    public void Invoice_PaidAlready_TakesTheMoneyAlong()
    {
        var order = owner.Order().Json;
        bank.Import(Bank.Payment(2, "149.00", "Müller", "RF2520260001D"));
        var anew = Correct("--postal-code", "10117");
        Assert.Equal(("paid", "149.00"), (Text(anew, "status"), Text(anew, "paid")));
        Assert.Equal("canceled 0.00", bank.Invoice("2026-0001"));
        Assert.Empty(bank.Open());
        Assert.Equal("2026-0003", Text(owner.Json("payment", "list")[0].GetProperty("invoices")[0], "invoiceNumber"));
        Assert.Equal(("paid", "active"), (Text(owner.Json("order", "show", Text(order, "id")), "status"), Text(owner.Json("order", "show", Text(order, "id")).GetProperty("licenses")[0], "status")));
        var said = Words("2026-0003");
        Assert.Contains("Der Betrag ist bezahlt.", said, StringComparison.Ordinal);
        Assert.Contains("Leistungszeitpunkt: 29.11.2026", said, StringComparison.Ordinal);
        Assert.DoesNotContain("So bezahlen Sie", said, StringComparison.Ordinal);
        Assert.Contains("<ram:DuePayableAmount>0.00", Xml("2026-0003"), StringComparison.Ordinal);
        owner.Run("doctor").Succeeded();
    }

    [SkippableFact]
    public void Invoice_PartlyPaid_AsksForTheRest()
    {
        owner.Order().Succeeded();
        bank.Import(Bank.Payment(2, "100.00", "Müller", "RF2520260001D"));
        owner.Run("payment", "assign", Text(bank.Open()[0], "id"), "--invoice", "2026-0001").Succeeded();
        var anew = Correct("--name", "Müller KG");
        Assert.Equal(("open", "100.00"), (Text(anew, "status"), Text(anew, "paid")));
        var said = Words("2026-0003");
        Assert.Contains("noch zu bezahlen", said, StringComparison.Ordinal);
        Assert.Contains("49,00 €", said, StringComparison.Ordinal);
        Assert.Equal(1, bank.Import(Bank.Payment(3, "49.00", "Müller", Text(anew, "paymentReference"))).GetProperty("matched").GetArrayLength());
        Assert.Equal("paid 149.00", bank.Invoice("2026-0003"));
    }

    [SkippableFact]
    public void Invoice_TakenForEnough_StaysPaid()
    {
        owner.Order().Succeeded();
        bank.Import(Bank.Payment(2, "148.50", "Müller", "RF2520260001D"));
        owner.Run("payment", "assign", Text(bank.Open()[0], "id"), "--invoice", "2026-0001", "--enough").Succeeded();
        Correct("--name", "Müller KG");
        Assert.Equal("paid 148.50", bank.Invoice("2026-0003"));
        Assert.Contains("<ram:DuePayableAmount>0.00", Xml("2026-0003"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Correction_ThatCannotBe_ChangesNothing()
    {
        owner.Order().Succeeded();
        owner.Run("invoice", "correct", "2026-0001", "--reason", "x", "--postal-code", "1").Failed("the postal code has not five digits");
        owner.Run("invoice", "correct", "2026-0001", "--reason", " ").Failed("the reason is empty");
        owner.Run("invoice", "correct", "2026-0009", "--reason", "x").Failed("there is no invoice 2026-0009");
        owner.SettleRegular();
        owner.Run("invoice", "correct", "2026-0001", "--reason", "x").Failed("was issued with 0 % tax, and today it is 19 %");
        Assert.Equal(["open"], States());
        owner.Settle();
        owner.Run("invoice", "cancel", "2026-0001", "--reason", "x").Succeeded();
        owner.Run("invoice", "correct", "2026-0001", "--reason", "x").Failed("the invoice 2026-0001 is canceled already");
        owner.Run("invoice", "correct", "2026-0002", "--reason", "x").Failed("2026-0002 is a credit note");
    }

    [SkippableFact]
    public void License_SuspendedForTheOldInvoice_GoesOnWithTheNewOne()
    {
        var order = owner.Order().Json;
        bank.Import(Bank.Payment(2, "149.00", "Müller", "RF2520260001D"));
        owner.Run("payment", "undo", Text(owner.Json("payment", "list")[0], "id"), "--suspend").Succeeded();
        var anew = Correct("--name", "Müller KG");
        Assert.Equal("suspended", License());
        bank.Import(Bank.Payment(5, "149.00", "Müller", Text(anew, "paymentReference")));
        Assert.Equal("active", License());

        string License() => Text(owner.Json("order", "show", Text(order, "id")).GetProperty("licenses")[0], "status");
    }

    [SkippableFact]
    public void Letters_AfterACorrection_BringBothDocuments()
    {
        owner.Order().Succeeded();
        Correct("--name", "Müller KG");
        Assert.Equal(
            ["Rechnung-2026-0001.pdf", "Rechnung-2026-0003.pdf", "Rechnungskorrektur-2026-0002.pdf"],
            Sql.Query(owner, "SELECT file_name FROM outbox WHERE @id = 0", 0).Order());
        Assert.Contains("was bezahlt wurde, gilt für diese", Words("2026-0002"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Consumer_HasNoVatId()
    {
        owner.Order("--consumer").Succeeded();
        owner.Run("invoice", "correct", "2026-0001", "--reason", "x", "--vat-id", "DE136695976").Failed("a consumer has no VAT id");
    }

    // Paid in one year, corrected in the next: what the tax adviser got for the first stays true.
    [SkippableTheory]
    [InlineData("149.00")]
    [InlineData("148.50")]
    public void Journal_OfTheYearBefore_StaysAsItWas(string paid)
    {
        owner.Order().Succeeded();
        bank.Import(Bank.Payment(2, paid, "Müller", "RF2520260001D"));
        if (bank.Open() is [var tooLittle]) owner.Run("payment", "assign", Text(tooLittle, "id"), "--invoice", "2026-0001", "--enough").Succeeded();
        var before = Export("before.zip");
        owner.Time!.Advance(TimeSpan.FromDays(40));
        owner.Json("invoice", "correct", "2026-0001", "--reason", "falsche Anschrift", "--name", "Müller KG", "--city", "Potsdam");
        Assert.Equal(before, Export("after.zip"));

        string Export(string name)
        {
            owner.Run("journal", "export", "--year", "2026", "--out", owner.PathTo(name)).Succeeded();
            using var zip = System.IO.Compression.ZipFile.OpenRead(owner.PathTo(name));
            using var reader = new StreamReader(zip.GetEntry("journal.csv")!.Open());
            return reader.ReadToEnd();
        }
    }

    // The figures ask for nothing twice: the old invoice and its credit note are nought.
    [SkippableFact]
    public void Figures_AfterACorrection_CountTheSaleOnce()
    {
        owner.Order().Succeeded();
        bank.Import(Bank.Payment(1, "149.00", "Müller", "RF2520260001D"));
        Correct("--city", "Potsdam");
        var months = owner.Json("journal", "show", "--year", "2026").EnumerateArray().ToDictionary(month => Text(month, "month"));
        Assert.Equal(("149.00", "0.00"), (Text(months["2026-11"], "net"), Text(months["2026-12"], "net")));
        Assert.Equal(("149.00", "0.00"), (Text(months["2026-12"], "paid"), Text(months["2026-12"], "open")));
    }

    public void Dispose() => owner.Dispose();

    private JsonElement Correct(params string[] address) => owner.Json(["invoice", "correct", "2026-0001", "--reason", "falsche Anschrift", .. address]);

    private IEnumerable<string> States() => owner.Json("invoice", "list", "--year", "2026").EnumerateArray().Select(invoice => Text(invoice, "status"));

    private string Words(string number)
    {
        Tool.Need("pdftotext", "-v");
        var file = owner.PathTo(number + ".pdf");
        owner.Run("invoice", "export", number, "--out", file).Succeeded();
        return string.Join(' ', Tool.Run("pdftotext", "-layout", file, "-").Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private string Xml(string number)
    {
        var file = owner.PathTo(number + ".xml");
        owner.Run("invoice", "export", number, "--out", file).Succeeded();
        return File.ReadAllText(file);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : element.GetProperty(name).GetString()!;
}

/// <inheritdoc/>
public sealed class CorrectionTestsOnSqlite() : CorrectionTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class CorrectionTestsOnPostgres() : CorrectionTests(Engine.Postgres);
