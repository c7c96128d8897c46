namespace JkLab.LicenseServer.Invoicing;

/// <summary>
/// What payers quote (ISO 11649): <c>RF</c>, two check digits by MOD 97-10, the digits of the invoice number, and a check symbol of our own: the number
/// that those digits make, modulo 31, as one of the symbols of licence keys. Both have to fit before money is booked by machine: a text with a slip
/// passes the first check once in 97 times, both once in 3,007.
/// </summary>
public static class PaymentReference
{
    /// <summary>RF, two digits, and no more than 21 symbols follow.</summary>
    internal const int MaxLength = 25;

    /// <summary>Digits of an invoice number, so that the check symbol has room.</summary>
    internal const int MaxDigits = 20;

    private const string Symbols = "0123456789ABCDEFGHJKMNPQRSTVWXY"; // as in licence keys, the first 31

    /// <summary>The reference of an invoice, without spaces.</summary>
    /// <exception cref="ArgumentException">Its number has no digit, or more than 20.</exception>
    public static string Of(string invoiceNumber)
    {
        var digits = string.Concat(invoiceNumber.Where(char.IsAsciiDigit));
        if (digits.Length is 0 or > MaxDigits) throw new ArgumentException($"an invoice number has 1 to {MaxDigits} digits", nameof(invoiceNumber));
        var body = digits + CheckSymbol(digits);
        return $"RF{98 - CheckDigits.Mod97(body + "RF00"):00}{body}";
    }

    /// <summary>Whether a reference without spaces, in capitals, is one of ours as far as its check digits and its check symbol say.</summary>
    internal static bool IsSound(ReadOnlySpan<char> compact)
    {
        if (compact.Length is < 6 or > MaxLength || compact[0] != 'R' || compact[1] != 'F') return false;
        var digits = compact[4..^1];
        if (digits.ContainsAnyExceptInRange('0', '9') || compact[2..4].ContainsAnyExceptInRange('0', '9') || CheckSymbol(digits) != compact[^1]) return false;
        Span<char> turned = stackalloc char[compact.Length];
        compact[4..].CopyTo(turned);
        compact[..4].CopyTo(turned[(compact.Length - 4)..]);
        return CheckDigits.Mod97(turned) == 1;
    }

    /// <summary>The digits of the invoice number and their check symbol: by them references stand in the order of their invoices.</summary>
    internal static string BodyOf(string compact) => compact[4..];

    private static char CheckSymbol(ReadOnlySpan<char> digits)
    {
        var rest = 0;
        foreach (var digit in digits) rest = ((rest * 10) + digit - '0') % Symbols.Length;
        return Symbols[rest];
    }
}
