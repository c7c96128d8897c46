using System.Text;

namespace JkLab.LicenseServer.Tests.Invoicing.Statements;

/// <summary>
/// Writes statements as banks do, from known payments of one account. Each payment is followed by a debit and by a pending one of the same amount, which readers
/// have to leave out.
/// </summary>
public static class StatementWriter
{
    /// <summary>The statement in the bank's format and encoding.</summary>
    /// <param name="format">The format.</param>
    /// <param name="iban">The account, without spaces.</param>
    /// <param name="payments">What came in.</param>
    public static byte[] Write(BankFormat format, string iban, IReadOnlyCollection<KnownPayment> payments) => format switch
    {
        BankFormat.Camt02 => CamtStatementWriter.Write("02", iban, payments),
        BankFormat.Camt04 => CamtStatementWriter.Write("04", iban, payments),
        BankFormat.Camt08 => CamtStatementWriter.Write("08", iban, payments),
        BankFormat.Sparkasse or BankFormat.Ing => Western.GetBytes(CsvStatementWriter.Write(format, iban, payments)),
        BankFormat.Vr => Encoding.UTF8.GetBytes(CsvStatementWriter.Write(format, iban, payments)),
        _ => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(CsvStatementWriter.Write(format, iban, payments))],
    };

    /// <summary>Windows-1252.</summary>
    public static Encoding Western => CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
}
