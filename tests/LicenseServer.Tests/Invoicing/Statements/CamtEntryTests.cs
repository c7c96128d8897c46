using JkLab.LicenseServer.Invoicing.Statements;
using static JkLab.LicenseServer.Tests.Invoicing.Statements.Reading;

namespace JkLab.LicenseServer.Tests.Invoicing.Statements;

public class CamtEntryTests
{
    private const string Details = "<NtryDtls><TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs></TxDtls></NtryDtls>";

    [Fact]
    public void Entry_WithEverything_IsReadInFull()
    {
        var entry = Entry("<AcctSvcrRef> B1 </AcctSvcrRef><NtryDtls><TxDtls><Refs><AcctSvcrRef>B2</AcctSvcrRef><EndToEndId>NOTPROVIDED</EndToEndId></Refs>" +
            "<Amt Ccy=\"EUR\">149.00</Amt><RltdPties><Dbtr><Pty><Nm>Kl&#228;re\u0085Gruber</Nm><PstlAdr><Ctry>DE</Ctry></PstlAdr></Pty></Dbtr><UltmtDbtr><Pty><Nm>Tochter GmbH</Nm></Pty></UltmtDbtr></RltdPties>" +
            "<RmtInf><Ustrd>Rechnung </Ustrd><Ustrd>2025-0001</Ustrd><Strd><CdtrRefInf><Ref>RF18 5390</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls><AddtlNtryInf>GUTSCHRIFT</AddtlNtryInf>");
        Assert.Equal(
            [new StatementEntry(EntryKind.Payment, "B2", "2025-12-08", "2025-12-09", Euro("149"), "Kläre Gruber (Tochter GmbH)", "Rechnung\n2025-0001", "RF18 5390", null, null)],
            Entries(Camt(entry)));
    }

    [Fact]
    public void Entry_WithoutDetails_HasItsAdditionalInformation() =>
        Assert.Equal("Rechnung 1", Assert.Single(Credits(Camt(Entry("<AddtlNtryInf>Rechnung 1</AddtlNtryInf>")))).Remittance);

    [Theory]
    [InlineData("NONREF")]
    [InlineData("NOTPROVIDED")]
    [InlineData(" ")]
    public void Reference_ThatStandsForNone_IsNone(string text) =>
        Assert.Null(Assert.Single(Credits(Camt(Entry($"<AcctSvcrRef>{text}</AcctSvcrRef>{Details}")))).BankReference);

    [Theory]
    [InlineData("02", "PDNG")]
    [InlineData("02", "INFO")]
    [InlineData("04", "PDNG")]
    [InlineData("08", "<Cd>PDNG</Cd>")]
    [InlineData("08", "<Cd>INFO</Cd>")]
    [InlineData("08", "<Prtry>BOOK</Prtry>")]
    [InlineData("13", "<Cd>FUTR</Cd>")]
    public void Entry_ThatIsPending_IsIgnored(string version, string status) =>
        Assert.Equal([StatementEntry.Ignored], Entries(Camt(Entry(Details, status: status), version)));

    [Theory]
    [InlineData("DBIT", "EUR", "")]
    [InlineData("CRDT", "USD", "")]
    [InlineData("DBIT", "USD", "<RvslInd>true</RvslInd>")]
    [InlineData("CRDT", "EUR", "<RvslInd>true</RvslInd>")]
    [InlineData("CRDT", "EUR", "<RvslInd>1</RvslInd>")]
    public void Entry_OfAnotherKind_IsIgnored(string side, string currency, string more) =>
        Assert.Equal([StatementEntry.Ignored], Entries(Camt(Entry(Details, side: side, currency: currency, more: more))));

    [Fact]
    public void Entry_OfNothing_IsIgnored() => Assert.Equal([StatementEntry.Ignored], Entries(Camt(Entry(Details, amount: "0.00"))));

    [Fact]
    public void Debit_ThatIsReversed_IsAReturn()
    {
        var back = Assert.Single(Entries(Camt(Entry(Details, side: "DBIT", more: "<RvslInd>true</RvslInd>"))));
        Assert.Equal((EntryKind.Return, Euro("149"), null), (back.Kind, back.Amount, back.ReturnReason));
    }

    [Fact]
    public void Debit_ReturnedInVersion02_IsAReturn() =>
        Assert.Equal(EntryKind.Return, Assert.Single(Entries(Camt(Entry(Details.Replace("</TxDtls>", "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls>"), side: "DBIT", status: "BOOK"), "02"))).Kind);

    [Theory]
    [InlineData("<Rsn><Cd>AC04</Cd></Rsn><AddtlInf>closed</AddtlInf>", "AC04")]
    [InlineData("<Rsn><Prtry>own</Prtry></Rsn>", "own")]
    [InlineData("<AddtlInf>closed</AddtlInf>", "closed")]
    public void Debit_WithReturnInformation_IsAReturnWithItsReason(string information, string reason)
    {
        var back = Assert.Single(Entries(Camt(Entry($"<NtryDtls><TxDtls><RltdPties><Cdtr><Pty><Nm>Gruber</Nm></Pty></Cdtr></RltdPties><RtrInf>{information}</RtrInf></TxDtls></NtryDtls>", side: "DBIT"))));
        Assert.Equal((EntryKind.Return, reason, "Gruber"), (back.Kind, back.ReturnReason, back.Payer));
    }

    [Theory]
    [InlineData("<Amt Ccy=\"EUR\">149.00</Amt>", "<Amt Ccy=\"EUR\">1,49</Amt>", "entry 1: the amount cannot be read: '1,49'")]
    [InlineData("<Amt Ccy=\"EUR\">149.00</Amt>", "<Amt Ccy=\"EUR\">149.005</Amt>", "entry 1: the amount cannot be read: '149.005'")]
    [InlineData("<CdtDbtInd>CRDT</CdtDbtInd>", "", "entry 1 has no direction")]
    [InlineData("<Dt>2025-12-08</Dt>", "<Dt>08.12.2025</Dt>", "entry 1: the booking date cannot be read: '08.12.2025'")]
    public void Entry_ThatCannotBeRead_RefusesTheFile(string what, string by, string message) =>
        Assert.Equal("file: " + message, Refusal(Camt(Entry(Details).Replace(what, by))).Message);

    [Fact]
    public void Entry_WithoutBookingDate_HasItsValueDate() =>
        Assert.Equal("2025-12-09", Assert.Single(Credits(Camt(Entry(Details).Replace("<BookgDt><Dt>2025-12-08</Dt></BookgDt>", "")))).BookedOn);

    [Fact]
    public void Texts_AreCutWithoutHalvingALetter()
    {
        var entry = Assert.Single(Credits(Camt(Entry($"<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>{new string('a', 139)}😀</Nm></Dbtr></RltdPties><RmtInf><Ustrd>{new string('b', 2000)}</Ustrd></RmtInf></TxDtls></NtryDtls>"))));
        Assert.Equal((new string('a', 139), new string('b', 1000)), (entry.Payer, entry.Remittance));
    }
}
