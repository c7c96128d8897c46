using System.Runtime.CompilerServices;
using System.Text;
using JkLab.LicenseServer.Invoicing;
using JkLab.LicenseServer.Invoicing.Statements;

namespace JkLab.LicenseServer.Tests.Invoicing.Statements;

/// <summary>Reads statements from texts and bytes, as the account of the tests.</summary>
internal static class Reading
{
    /// <summary>The seller of the tests.</summary>
    public const string Iban = "DE02120300000000202051";

    /// <summary>Somebody else.</summary>
    public const string OtherIban = "DE02500105170137075030";

    /// <summary>The entries of a file.</summary>
    public static List<StatementEntry> Entries(byte[] content, string iban = Iban, ColumnMapping? mapping = null)
    {
        using var file = StatementFile.Open(new MemoryStream(content), "file", OwnAccount.Of(iban), mapping);
        return [.. file.Read()];
    }

    /// <summary>The entries of a file in UTF-8.</summary>
    public static List<StatementEntry> Entries(string content, string iban = Iban, ColumnMapping? mapping = null) => Entries(Encoding.UTF8.GetBytes(content), iban, mapping);

    /// <summary>The payments of a file in UTF-8.</summary>
    public static List<StatementEntry> Credits(string content, ColumnMapping? mapping = null) => [.. Entries(content, mapping: mapping).Where(entry => entry.Kind == EntryKind.Payment)];

    /// <summary>Why a file is refused.</summary>
    public static StatementException Refusal(byte[] content, string iban = Iban, ColumnMapping? mapping = null)
    {
        var refusal = Assert.Throws<StatementException>(() => Entries(content, iban, mapping));
        Assert.False(char.IsUpper(refusal.Hint[0]) || refusal.Message.EndsWith('.') || refusal.Hint.EndsWith('.'), refusal.Message);
        return refusal;
    }

    /// <summary>Why a file in UTF-8 is refused.</summary>
    public static StatementException Refusal(string content, string iban = Iban, ColumnMapping? mapping = null) => Refusal(Encoding.UTF8.GetBytes(content), iban, mapping);

    /// <summary>A sample made elsewhere.</summary>
    public static byte[] Sample(string name, [CallerFilePath] string here = "") =>
        File.ReadAllBytes(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../vectors/bank", name)));

    /// <summary>An amount in euro.</summary>
    public static Money Euro(string text) => Money.TryParse(text, out var money) ? money : throw new ArgumentException(text, nameof(text));

    /// <summary>A statement in camt.053 with entries as given.</summary>
    public static string Camt(string entries, string version = "08", string iban = Iban, string kind = "053") =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.{kind}.001.{version}"><BkToCstmrStmt><Stmt><Id>1</Id>
        <Acct><Id><IBAN>{iban}</IBAN></Id></Acct>
        {entries}
        </Stmt></BkToCstmrStmt></Document>
        """;

    /// <summary>An entry of camt.053.001.08, booked on 2025-12-08, with what stands in it further.</summary>
    public static string Entry(string inside, string amount = "149.00", string side = "CRDT", string currency = "EUR", string status = "<Cd>BOOK</Cd>", string more = "") =>
        $"<Ntry><Amt Ccy=\"{currency}\">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd>{more}<Sts>{status}</Sts><BookgDt><Dt>2025-12-08</Dt></BookgDt><ValDt><Dt>2025-12-09</Dt></ValDt>{inside}</Ntry>";
}
