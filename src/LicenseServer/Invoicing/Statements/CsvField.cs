namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>What a column of a bank's CSV file may be.</summary>
internal enum CsvField
{
    /// <summary>When it was booked.</summary>
    Date,

    /// <summary>The value date.</summary>
    ValueDate,

    /// <summary>How much, with a sign.</summary>
    Amount,

    /// <summary>How much went out, where that has a column of its own.</summary>
    Debit,

    /// <summary>How much came in, where that has a column of its own.</summary>
    Credit,

    /// <summary>Which way it went, where the amount has no sign: S or H.</summary>
    Side,

    /// <summary>In which currency.</summary>
    Currency,

    /// <summary>Who paid.</summary>
    Payer,

    /// <summary>What the payer wrote; the one field that may have several columns.</summary>
    Text,

    /// <summary>Whether it is booked or pending.</summary>
    Status,

    /// <summary>The account of the statement.</summary>
    Account,

    /// <summary>The payer's own reference.</summary>
    Reference,
}
