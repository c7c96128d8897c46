namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>What an entry of a bank statement is to the import.</summary>
internal enum EntryKind
{
    /// <summary>Booked money that came in: a credit in euro on the seller's account.</summary>
    Payment,

    /// <summary>Booked money that went back to whoever had paid: a reversal, or a debit with return information.</summary>
    Return,

    /// <summary>Everything else (debits, pending entries, other currencies, other accounts): counted, and nothing of it is kept.</summary>
    Ignored,
}
