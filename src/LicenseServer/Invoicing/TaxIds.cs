namespace JkLab.LicenseServer.Invoicing;

/// <summary>German numbers for tax, checked by their form: nobody is asked about them.</summary>
internal static class TaxIds
{
    /// <summary>What is wrong with a VAT id (Umsatzsteuer-Identifikationsnummer); null where nothing is.</summary>
    /// <param name="compact">Without spaces, in capitals.</param>
    internal static string? FindMistakeInVatId(string compact)
    {
        if (compact.Length != 11 || !compact.StartsWith("DE", StringComparison.Ordinal) || !compact[2..].All(char.IsAsciiDigit)) return "is no German VAT id: DE and nine digits, as in DE136695976";
        return CheckDigits.Mod11By10(compact.AsSpan(2, 8)) == compact[10] - '0' ? null : "is mistyped: its last digit does not fit the others";
    }

    /// <summary>What is wrong with a tax number (Steuernummer); null where nothing is.</summary>
    internal static string? FindMistakeInTaxNumber(string text)
    {
        var digits = text.Count(char.IsAsciiDigit);
        if (text.StartsWith("DE", StringComparison.OrdinalIgnoreCase)) return "is a VAT id: set Seller:VatId to it";
        return digits is 10 or 11 or 13 && text.All(symbol => char.IsAsciiDigit(symbol) || symbol is '/' or ' ')
            ? null : "is no tax number: 10, 11 or 13 digits, with slashes or spaces between them, as in 181/815/08155";
    }
}
