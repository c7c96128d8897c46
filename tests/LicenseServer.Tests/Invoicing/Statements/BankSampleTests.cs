using JkLab.LicenseServer.Invoicing.Statements;
using static JkLab.LicenseServer.Tests.Invoicing.Statements.Reading;

namespace JkLab.LicenseServer.Tests.Invoicing.Statements;

/// <summary>Files made elsewhere, tests/vectors/bank.</summary>
public class BankSampleTests
{
    private const string Dutch = "NL26VAYB8060476890";

    private static readonly StatementEntry Paid =
        new(EntryKind.Payment, null, "2014-12-31", "2015-01-02", Euro("8.85"), "NAME NAME", "", "4654654654654654", null, null);

    [Theory]
    [InlineData("camt053.v2.minimal.xml", null, null)]
    [InlineData("camt053.v2.with-party-ids.xml", null, null)]
    [InlineData("camt053.v4.xml", "AAAASESS-FP-CN_98765/01", null)]
    [InlineData("camt053.v8.xml", "AAAASESS-FP-CN_98765/01", "MUELL/FINP/RA12345")]
    public void Sample_WithOnePayment_IsRead(string name, string? bankReference, string? endToEndId) =>
        Assert.Equal([Paid with { BankReference = bankReference, EndToEndId = endToEndId }], Entries(Sample(name), Dutch));

    [Fact]
    public void Sample_WithSeveralStatements_IsReadWhole() =>
        Assert.Equal(
            [Paid with { Payer = null, Remittance = "Transaction Description 1", CreditorReference = null, EndToEndId = "000000001" }, StatementEntry.Ignored],
            Entries(Sample("camt053.v2.multi.statement.xml"), Dutch));

    [Fact]
    public void Sample_OfADebitInKronor_IsIgnored() => Assert.Equal([StatementEntry.Ignored], Entries(Sample("camt052.v8.xml"), "CH28 0123 4000 1234 5678 9"));

    [Fact]
    public void Sample_WithoutEntries_IsEmpty() => Assert.Empty(Entries(Sample("camt53.only-Dt-with-DtTm.xml"), "GB33BUKB20201555555555"));

    [Fact]
    public void Sample_WithoutStatement_IsRefused() => Assert.Equal("file has no statement in it", Refusal(Sample("camt053.v2.wrong.xml"), Dutch).Message);

    [Theory]
    [InlineData("camt053.v4.xml", "…6890")]
    [InlineData("camt052.v8.xml", "…6789")]
    [InlineData("camt53.only-Dt-with-DtTm.xml", "…5555")]
    public void Sample_OfAnotherAccount_IsRefusedWithItsLastCharacters(string name, string shown) =>
        Assert.Equal($"file has no statement of the seller's account, but of {shown}", Refusal(Sample(name)).Message);
}
