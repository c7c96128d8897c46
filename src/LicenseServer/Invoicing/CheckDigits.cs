namespace JkLab.LicenseServer.Invoicing;

/// <summary>The check digits of ISO/IEC 7064 that money uses.</summary>
internal static class CheckDigits
{
    /// <summary>The remainder by 97 of digits and capital letters, A being 10 (MOD 97-10: IBAN and ISO 11649); -1 where there is another symbol.</summary>
    internal static int Mod97(ReadOnlySpan<char> text)
    {
        var rest = 0;
        foreach (var symbol in text)
        {
            if (char.IsAsciiDigit(symbol)) rest = ((rest * 10) + symbol - '0') % 97;
            else if (char.IsAsciiLetterUpper(symbol)) rest = ((rest * 100) + symbol - 'A' + 10) % 97;
            else return -1;
        }

        return rest;
    }

    /// <summary>The check digit of eight digits (MOD 11,10: German VAT ids).</summary>
    internal static int Mod11By10(ReadOnlySpan<char> digits)
    {
        var product = 10;
        foreach (var digit in digits)
        {
            var sum = (digit - '0' + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }

        return (11 - product) % 10;
    }
}
