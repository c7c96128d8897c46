namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>What a file is, by its first bytes; its name does not matter.</summary>
internal enum StatementFormat
{
    /// <summary>XML: a camt message, as may be hoped.</summary>
    Camt,

    /// <summary>A ZIP of camt messages.</summary>
    Zip,

    /// <summary>Text: a table, as may be hoped.</summary>
    Csv,
}
