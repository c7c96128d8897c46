namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>One entry of a bank statement, as far as the import needs it.</summary>
/// <param name="Kind">What it is to the import.</param>
/// <param name="BankReference">
/// The bank's own reference (<c>AcctSvcrRef</c>), or null where there is none. Within an entry that gathers several payments it is made distinct:
/// <c>reference#n</c> for its nth payment. Whether two entries share one, only who knows all entries can tell.
/// </param>
/// <param name="BookedOn">When it was booked, <c>yyyy-MM-dd</c>.</param>
/// <param name="ValuedOn">The value date, <c>yyyy-MM-dd</c>.</param>
/// <param name="Amount">How much, always more than nothing; the kind says which way it went.</param>
/// <param name="Payer">Who paid, at most 140 characters of it.</param>
/// <param name="Remittance">What the payer wrote, line by line, at most 1000 characters of it.</param>
/// <param name="CreditorReference">The structured reference (ISO 11649 as a rule), as the payer's bank sent it.</param>
/// <param name="EndToEndId">The payer's own reference, null where it is <c>NOTPROVIDED</c>.</param>
/// <param name="ReturnReason">Why money went back, a code or a text; returns alone have one.</param>
internal sealed record StatementEntry(
    EntryKind Kind,
    string? BankReference,
    string BookedOn,
    string? ValuedOn,
    Money Amount,
    string? Payer,
    string Remittance,
    string? CreditorReference,
    string? EndToEndId,
    string? ReturnReason)
{
    /// <summary>What is only counted. One for all, so that nothing personal of it can be kept by mistake.</summary>
    public static readonly StatementEntry Ignored = new(EntryKind.Ignored, null, "", null, Money.Zero, null, "", null, null, null);

    /// <summary>In which statement of the file it stands, counted from 0: two statements of a file may overlap.</summary>
    public int Statement { get; init; }
}
