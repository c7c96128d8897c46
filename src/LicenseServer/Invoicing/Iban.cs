namespace JkLab.LicenseServer.Invoicing;

/// <summary>
/// The number of a bank account (ISO 13616): country, two check digits by MOD 97-10 over the whole with the first four symbols moved to the end, and up
/// to 30 letters and digits; a German one has 22 symbols.
/// </summary>
public static class Iban
{
    private const int GermanLength = 22;

    /// <summary>What is wrong with a compact one, in the words of the command line; null where nothing is.</summary>
    public static string? FindMistake(string compact)
    {
        if (compact.Length < 15 || !compact[..2].All(char.IsAsciiLetterUpper) || !compact[2..4].All(char.IsAsciiDigit) || !compact.All(char.IsAsciiLetterOrDigit))
            return "is no IBAN: it begins with the country and two digits, as in DE89 3704 0044 0532 0130 00";
        if (compact.StartsWith("DE", StringComparison.Ordinal) && compact.Length != GermanLength) return $"has {compact.Length} symbols, and a German IBAN has {GermanLength}";
        if (compact.Length > 34) return $"has {compact.Length} symbols, and an IBAN at most 34";
        return CheckDigits.Mod97(compact[4..] + compact[..4]) == 1 ? null : "is mistyped: its check digits do not fit; compare it with a statement of the bank";
    }
}
