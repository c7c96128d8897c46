using JkLab.LicenseServer.Invoicing.Statements;
using static JkLab.LicenseServer.Tests.Invoicing.Statements.Reading;

namespace JkLab.LicenseServer.Tests.Invoicing.Statements;

/// <summary>Entries that gather several payments.</summary>
public class CamtBatchTests
{
    [Theory]
    [InlineData("02", "<AmtDtls><TxAmt><Amt Ccy=\"EUR\">{0}</Amt></TxAmt></AmtDtls>")]
    [InlineData("04", "<AmtDtls><TxAmt><Amt Ccy=\"EUR\">{0}</Amt></TxAmt></AmtDtls>")]
    [InlineData("04", "<Amt Ccy=\"EUR\">{0}</Amt>")]
    [InlineData("08", "<Amt Ccy=\"EUR\">{0}</Amt>")]
    public void Batch_ThatAddsUp_IsTakenApart(string version, string amount)
    {
        var batch = Entry($"<AcctSvcrRef>B</AcctSvcrRef><NtryDtls>{Part("Gruber", string.Format(amount, "100.00"))}{Part("Huber", string.Format(amount, "49.00"))}</NtryDtls>", status: version == "08" ? "<Cd>BOOK</Cd>" : "BOOK");
        Assert.Equal([("Gruber", "100.00", "B#1"), ("Huber", "49.00", "B#2")], Credits(Camt(batch, version)).Select(Shown));
    }

    [Fact]
    public void References_OfTheirOwn_AreKeptWhereTheyAreDistinct()
    {
        var batch = Entry("<AcctSvcrRef>B</AcctSvcrRef><NtryDtls>" +
            Part("a", Amount("100.00"), "B1") + Part("b", Amount("20.00"), "B2") + Part("c", Amount("20.00"), "B2") + Part("d", Amount("9.00")) + "</NtryDtls>");
        Assert.Equal(["B1", "B2#2", "B2#3", "B#4"], Credits(Camt(batch)).Select(entry => entry.BankReference));
    }

    [Theory]
    [InlineData("100.00", "48.99")]
    [InlineData("149.00", null)]
    [InlineData(null, null)]
    public void Batch_ThatDoesNotAddUp_IsOnePaymentOfTheWhole(string? first, string? second)
    {
        var batch = Entry($"<AcctSvcrRef>B</AcctSvcrRef><NtryDtls>{Part("Gruber", Amount(first), null, "RF1")}</NtryDtls><NtryDtls>{Part("Huber", Amount(second), null, "RF2")}</NtryDtls>");
        var entry = Assert.Single(Entries(Camt(batch)));
        Assert.Equal(("Gruber, Huber", "149.00", "B"), Shown(entry));
        Assert.Equal(("for Gruber\nfor Huber\nRF1\nRF2", null), (entry.Remittance, entry.CreditorReference));
    }

    [Fact]
    public void SinglePayment_WithAnotherAmount_HasThatOfTheEntry() =>
        Assert.Equal(("Gruber", "149.00", null), Shown(Assert.Single(Credits(Camt(Entry($"<NtryDtls>{Part("Gruber", Amount("150.00"))}</NtryDtls>"))))));

    [Fact]
    public void Batch_WithBothDirections_IsSharedOutBySign()
    {
        var batch = Entry($"<NtryDtls>{Part("Gruber", Amount("150.00") + "<CdtDbtInd>CRDT</CdtDbtInd>")}{Part("fee", Amount("1.00") + "<CdtDbtInd>DBIT</CdtDbtInd>")}</NtryDtls>");
        var entries = Entries(Camt(batch));
        Assert.Equal([("Gruber", "150.00", null), (null, "0.00", null)], entries.Select(Shown));
        Assert.Same(StatementEntry.Ignored, entries[1]);
    }

    [Fact]
    public void Batch_OfDebitsWithOneReturn_HasThatReturnAlone()
    {
        var batch = Entry($"<NtryDtls>{Part("Gruber", Amount("100.00") + "<RtrInf><Rsn><Cd>AC01</Cd></Rsn></RtrInf>")}{Part("Huber", Amount("49.00"))}</NtryDtls>", side: "DBIT");
        var entries = Entries(Camt(batch));
        Assert.Equal((EntryKind.Return, "AC01", "100.00"), (entries[0].Kind, entries[0].ReturnReason, entries[0].Amount.ToString()));
        Assert.Same(StatementEntry.Ignored, entries[1]);
    }

    [Fact]
    public void Batch_OfMorePaymentsThanAnyBanks_IsRefused() =>
        Assert.Contains("too large", Refusal(Camt(Entry($"<NtryDtls>{string.Concat(Enumerable.Repeat("<TxDtls/>", 50_001))}</NtryDtls>"))).Message);

    private static (string? payer, string amount, string? reference) Shown(StatementEntry entry) => (entry.Payer, entry.Amount.ToString(), entry.BankReference);

    private static string Amount(string? amount) => amount is null ? "" : $"<Amt Ccy=\"EUR\">{amount}</Amt>";

    private static string Part(string payer, string amount, string? reference = null, string? creditorReference = null) =>
        $"<TxDtls><Refs>{(reference is null ? "" : $"<AcctSvcrRef>{reference}</AcctSvcrRef>")}</Refs>{amount}<RltdPties><Dbtr><Nm>{payer}</Nm></Dbtr></RltdPties>" +
        $"<RmtInf><Ustrd>for {payer}</Ustrd>{(creditorReference is null ? "" : $"<Strd><CdtrRefInf><Ref>{creditorReference}</Ref></CdtrRefInf></Strd>")}</RmtInf></TxDtls>";
}
