namespace JkLab.LicenseServer.Tests.Invoicing.Statements;

/// <summary>The formats in which banks deliver statements.</summary>
public enum BankFormat
{
    /// <summary>camt.053.001.02.</summary>
    Camt02,

    /// <summary>camt.053.001.04.</summary>
    Camt04,

    /// <summary>camt.053.001.08.</summary>
    Camt08,

    /// <summary>CSV of Sparkassen, Windows-1252.</summary>
    Sparkasse,

    /// <summary>CSV of DKB, UTF-8 with a byte order mark.</summary>
    Dkb,

    /// <summary>CSV of Volksbanken, GLS and Sparda, UTF-8.</summary>
    Vr,

    /// <summary>CSV of ING, Windows-1252.</summary>
    Ing,

    /// <summary>CSV of Commerzbank, UTF-8 with a byte order mark; all texts are in one column.</summary>
    Commerzbank,
}
