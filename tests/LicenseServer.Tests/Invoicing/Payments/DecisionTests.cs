using System.Text.Json;
using JkLab.LicenseServer.Tests.Fixtures;
using JkLab.LicenseServer.Tests.Invoicing.Statements;

namespace JkLab.LicenseServer.Tests.Invoicing.Payments;

/// <summary>What does not fit exactly waits for the owner, with what it could be for; nothing of it is booked by machine.</summary>
public abstract class DecisionTests : IDisposable
{
    private readonly Owner owner;
    private readonly Bank bank;

    protected DecisionTests(Engine engine)
    {
        owner = new Owner(new TestClock(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero)), engine);
        bank = new Bank(owner);
        owner.Settle().Price();
    }

    // Three orders: 2026-0001 (Müller, 149), 2026-0002 (Schmidt, 298), 2026-0003 (Wolf, 149); the references are RF2520260001D, RF1420260002E and RF0320260003F.
    [SkippableTheory]
    [InlineData("148.00", "x", "RF25 2026 0001 D", "too-little 2026-0001 148.00")]
    [InlineData("150.00", "x", "RF25 2026 0001 D", "too-much 2026-0001 149.00")]
    [InlineData("149.00", "x", "RF25 2026 0001 E", "damaged-reference 2026-0001 149.00")]
    [InlineData("149.00", "x", "RF25 2062 0001 D", "damaged-reference 2026-0001 149.00")]
    [InlineData("149.00", "x", "RF25 2026 001 D", "damaged-reference 2026-0001 149.00")]
    [InlineData("149.00", "x", "RF25 2026 00001 D", "damaged-reference 2026-0001 149.00")]
    [InlineData("149.00", "x", "RF25 2026 0001", "damaged-reference 2026-0001 149.00")]
    [InlineData("149.00", "x", "Rechnung 2026/0003", "invoice-number 2026-0003 149.00")]
    [InlineData("149.00", "Wolf, Eva", "Software", "name-and-amount 2026-0003 149.00")]
    [InlineData("149.00", "EVA WOLF", "", "name-and-amount 2026-0003 149.00")]
    [InlineData("447.00", "x", "RF2520260001D und RF1420260002E", "several-invoices 2026-0001 447.00")]
    [InlineData("447.00", "x", "2026-0001, 2026-0002", "several-invoices 2026-0001 447.00")]
    [InlineData("149.00", "x", "Danke", "")]
    [InlineData("149.00", "Wolf, Eva Maria", "RF99 2026 0009 X", "")]
    public void Payment_ThatDoesNotFit_IsProposed(string amount, string payer, string text, string expected)
    {
        ThreeOrders();
        var result = bank.Import(Bank.Payment(2, amount, payer, text));
        Assert.Equal("entries=3 new=1 known=0 open=1 ignored=2 matched=0", Bank.Counts(result));
        var payment = Assert.Single(bank.Open());
        Assert.Equal(expected, payment.GetProperty("proposals").EnumerateArray().Select(One).FirstOrDefault() ?? "");
        Assert.Equal(["open 0.00", "open 0.00", "open 0.00"], Invoices());
    }

    [SkippableFact]
    public void Assign_TwoPayments_PayTheInvoiceTogether()
    {
        ThreeOrders();
        bank.Import(Bank.Payment(2, "100.00", "Schmidt", "RF1420260002E"), Bank.Payment(3, "198.00", "Schmidt", "Rest zu 2026-0002"));
        var (rest, first) = (bank.Open()[0], bank.Open()[1]);

        Assign(first, "2026-0002");
        Assert.Equal("open 100.00", bank.Invoice("2026-0002"));
        Assert.Equal("awaiting-payment", Status("2026-0002"));
        Assign(rest, "2026-0002");
        Assert.Equal("paid 298.00", bank.Invoice("2026-0002"));
        Assert.Equal("paid", Status("2026-0002"));
        Assert.Empty(bank.Open());
        owner.Run("payment", "assign", Id(rest), "--invoice", "2026-0001").Failed("is assigned already");
    }

    [SkippableFact]
    public void Rest_OfAnInvoice_IsBookedByMachine()
    {
        ThreeOrders();
        bank.Import(Bank.Payment(2, "100.00", "Schmidt", "RF1420260002E"));
        Assign(bank.Open()[0], "2026-0002");
        Assert.Equal(1, bank.Import(Bank.Payment(4, "198.00", "Schmidt", "RF1420260002E")).GetProperty("matched").GetArrayLength());
        Assert.Equal("paid 298.00", bank.Invoice("2026-0002"));
    }

    [SkippableFact]
    public void Assign_OfTooMuch_LeavesTheRestForADecision()
    {
        ThreeOrders();
        bank.Import(Bank.Payment(2, "150.00", "Müller", "RF2520260001D"));
        var payment = bank.Open()[0];
        var assigned = Assign(payment, "2026-0001");
        Assert.Equal(("open", "149.00"), (assigned.GetProperty("status").GetString(), assigned.GetProperty("assigned").GetString()));
        Assert.Equal("paid 149.00", bank.Invoice("2026-0001"));
        Assert.Equal("assigned", owner.Json("payment", "dismiss", Id(payment), "--reason", "1 Euro zurückgezahlt").GetProperty("status").GetString());
        Assert.Empty(bank.Open());
    }

    [SkippableFact]
    public void Assign_OfTooLittle_IsEnoughByTheOwnersWord()
    {
        ThreeOrders();
        bank.Import(Bank.Payment(2, "148.50", "Müller", "RF2520260001D"));
        Assign(bank.Open()[0], "2026-0001", "--enough");
        Assert.Equal("paid 148.50", bank.Invoice("2026-0001"));
        Assert.Equal("paid", Status("2026-0001"));
    }

    [SkippableFact]
    public void Assign_ToSeveral_PaysAll()
    {
        ThreeOrders();
        bank.Import(Bank.Payment(2, "298.00", "Konzern", "2026-0001 und 2026-0003"));
        owner.Run("payment", "assign", Id(bank.Open()[0]), "--invoice", "2026-0001", "--invoice", "2026-0003").Succeeded();
        Assert.Equal(["paid 149.00", "open 0.00", "paid 149.00"], Invoices());
    }

    [SkippableFact]
    public void Reference_OfAPaidOrCanceledInvoice_IsSaid()
    {
        ThreeOrders();
        bank.Import(Bank.Payment(2, "149.00", "Müller", "RF2520260001D", bankReference: "B1"));
        owner.Run("invoice", "cancel", "2026-0003", "--reason", "doch nicht").Succeeded();
        bank.Import(Bank.Payment(3, "149.00", "Müller", "RF2520260001D", bankReference: "B2"), Bank.Payment(4, "149.00", "Wolf", "RF0320260003F", bankReference: "B3"));
        Assert.Equal(["canceled 2026-0003 0.00", "already-paid 2026-0001 0.00"], bank.Open().Select(payment => One(payment.GetProperty("proposals")[0])));
        owner.Run("payment", "assign", Id(bank.Open()[0]), "--invoice", "2026-0003").Failed("the invoice 2026-0003 is canceled");
        owner.Run("payment", "assign", Id(bank.Open()[0]), "--invoice", "2026-0099").Failed("there is no invoice 2026-0099");
        Assert.Equal("dismissed", owner.Json("payment", "dismiss", Id(bank.Open()[0]), "--reason", "zurück").GetProperty("status").GetString());
    }

    [SkippableFact]
    public void Undo_OpensTheInvoiceAgain_AndSuspendsByTheOwnersWordAlone()
    {
        ThreeOrders();
        bank.Import(Bank.Payment(2, "149.00", "Müller", "RF2520260001D"));
        var id = Id(owner.Json("payment", "list")[0]);
        Assert.Equal("open", owner.Json("payment", "undo", id).GetProperty("status").GetString());
        Assert.Equal(("open 0.00", "awaiting-payment", "active"), (bank.Invoice("2026-0001"), Status("2026-0001"), License("2026-0001")));

        owner.Run("payment", "assign", id, "--invoice", "2026-0001").Succeeded();
        owner.Run("payment", "undo", id, "--suspend").Succeeded();
        Assert.Equal("suspended", License("2026-0001"));
        owner.Run("payment", "undo", id).Failed("pays no invoice");
    }

    [SkippableFact]
    public void Payment_OfMoreSeats_WidensTheLicenseAndKeepsItsKey()
    {
        var license = owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard", "--seats", "2", "--customer", "anna@example.com")[0];
        var key = license.GetProperty("key").GetString()!;
        owner.Order("--edition", "professional", "--license", key, "--seats", "1").Succeeded();
        Assert.Equal(1, bank.Import(Bank.Payment(2, "449.00", "Müller", "RF2520260001D")).GetProperty("matched").GetArrayLength());
        var wider = owner.Json("license", "show", key);
        Assert.Equal(("professional", 3), (wider.GetProperty("edition").GetString(), wider.GetProperty("seats").GetInt32()));
        Assert.Contains(Sql.Query(owner, "SELECT subject FROM outbox WHERE @id = 0", 0), subject => subject.StartsWith("Ihre Lizenz ist erweitert", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Cancel_OfAPaidInvoice_FreesTheMoneyForTheNextOne()
    {
        ThreeOrders();
        bank.Import(Bank.Payment(2, "149.00", "Müller", "RF2520260001D"));
        owner.Run("invoice", "cancel", "2026-0001", "--reason", "falsche Anschrift").Succeeded();
        Assert.Equal(("canceled 0.00", "active"), (bank.Invoice("2026-0001"), License("2026-0001")));
        var payment = Assert.Single(bank.Open());
        Assert.Equal("canceled 2026-0001 0.00", One(payment.GetProperty("proposals")[0]));
        owner.Order().Succeeded();
        Assert.Equal("assigned", Assign(payment, "2026-0005").GetProperty("status").GetString());
        owner.Run("doctor").Succeeded();
    }

    [SkippableFact]
    public void Payment_TakenBackAndMadeAgain_WidensTheLicenseOnce()
    {
        var key = owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard", "--seats", "2")[0].GetProperty("key").GetString()!;
        owner.Order("--license", key, "--seats", "5").Succeeded();
        bank.Import(Bank.Payment(2, "745.00", "Müller", "RF2520260001D"));
        var id = Id(owner.Json("payment", "list")[0]);
        owner.Run("payment", "undo", id, "--suspend").Succeeded();
        Assert.Equal("suspended", owner.Json("license", "show", key).GetProperty("status").GetString());
        owner.Run("payment", "assign", id, "--invoice", "2026-0001").Succeeded();
        var license = owner.Json("license", "show", key);
        Assert.Equal((7, "active"), (license.GetProperty("seats").GetInt32(), license.GetProperty("status").GetString()));
    }

    [SkippableFact]
    public void Payment_ThatTheBankTakesBack_WaitsForTheOwner()
    {
        ThreeOrders();
        var paid = bank.Write(BankFormat.Camt08, Bank.Payment(2, "149.00", "Müller", "RF2520260001D", bankReference: "B1"));
        bank.Import(paid);
        var back = owner.Write("back.xml", Reversed(File.ReadAllText(paid)));
        var result = owner.Json("payment", "import", back);
        var id = Id(owner.Json("payment", "list")[0]);
        Assert.Equal(id, result.GetProperty("returned")[0].GetInt64().ToString());
        Assert.Equal("paid 149.00", bank.Invoice("2026-0001")); // until the owner says otherwise
        Assert.Equal("returned 2026-0001 0.00", One(Assert.Single(bank.Open()).GetProperty("proposals")[0]));
        Assert.Equal(0, owner.Json("payment", "import", back).GetProperty("returned").GetArrayLength());

        Assert.Contains("payment undo", owner.Run("payment", "dismiss", id, "--reason", "x").Failed("the bank took the payment").Error);
        Assert.Contains("payment undo", owner.Run("payment", "assign", id, "--invoice", "2026-0003").Failed("the bank took the payment").Error);
        Assert.Equal("dismissed", owner.Json("payment", "undo", id, "--suspend").GetProperty("status").GetString());
        Assert.Equal(("open 0.00", "suspended"), (bank.Invoice("2026-0001"), License("2026-0001")));
    }

    // Came and went within one statement; and the same return, read again beside a second payment, takes back no second one.
    [SkippableFact]
    public void Payment_TakenBackInTheSameStatement_IsNotTakenForGood()
    {
        ThreeOrders();
        var statement = File.ReadAllText(bank.Write(BankFormat.Camt08, Bank.Payment(2, "149.00", "Müller", "RF2520260001D", bankReference: "B1")));
        var end = statement.IndexOf("</Ntry>", StringComparison.Ordinal) + "</Ntry>".Length;
        var begin = statement.IndexOf("<Ntry>", StringComparison.Ordinal);
        var both = owner.Write("both.xml", statement[..end] + Reversed(statement)[begin..]);
        var result = owner.Json("payment", "import", both);
        Assert.Equal(("new=1 known=0 open=0 matched=1", 1), (Bank.Booked(result), result.GetProperty("returned").GetArrayLength()));
        Assert.Equal("returned", Assert.Single(bank.Open()).GetProperty("proposals")[0].GetProperty("code").GetString());

        owner.Run("payment", "undo", Id(bank.Open()[0])).Succeeded();
        Assert.Equal(1, bank.Import(Bank.Payment(2, "149.00", "Müller", "RF2520260001D", bankReference: "B2")).GetProperty("matched").GetArrayLength());
        Assert.Equal(0, owner.Json("payment", "import", both).GetProperty("returned").GetArrayLength());
        Assert.Empty(bank.Open());
    }

    public void Dispose() => owner.Dispose();

    private void ThreeOrders()
    {
        owner.Order("--name", "Müller Gebäudereinigung GmbH").Succeeded();
        owner.Order("--name", "Schmidt & Co. KG", "--seats", "2").Succeeded();
        owner.Order("--name", "Eva Wolf").Succeeded();
    }

    // The first entry as a reversal: money that goes back.
    private static string Reversed(string camt)
    {
        var end = camt.IndexOf("</Ntry>", StringComparison.Ordinal);
        return camt[..end].Replace("<CdtDbtInd>CRDT</CdtDbtInd>", "<CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd>") + camt[end..];
    }

    private JsonElement Assign(JsonElement payment, string number, params string[] options) => owner.Json(["payment", "assign", Id(payment), "--invoice", number, .. options]);

    private IEnumerable<string> Invoices() => Enumerable.Range(1, 3).Select(i => bank.Invoice($"2026-000{i}"));

    private string? Status(string number) => Order(number).GetProperty("status").GetString();

    private string? License(string number) => Order(number).GetProperty("licenses")[0].GetProperty("status").GetString();

    private JsonElement Order(string number) => owner.Json("order", "list").EnumerateArray().Single(order => order.GetProperty("invoiceNumber").GetString() == number);

    private static string Id(JsonElement payment) => payment.GetProperty("id").GetInt64().ToString();

    private static string One(JsonElement proposal) =>
        $"{proposal.GetProperty("code").GetString()} {proposal.GetProperty("invoiceNumber").GetString()} {proposal.GetProperty("amount").GetString()}";
}

/// <inheritdoc/>
public sealed class DecisionTestsOnSqlite() : DecisionTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class DecisionTestsOnPostgres() : DecisionTests(Engine.Postgres);
