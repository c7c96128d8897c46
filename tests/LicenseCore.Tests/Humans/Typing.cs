namespace JkLab.LicenseCore.Tests.Humans;

/// <summary>What arrives when the keyboard is not the one the computer believes in.</summary>
internal static class Typing
{
    private const string RussianKeys = "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ";
    private const string LatinKeys = "QWERTYUIOPASDFGHJKLZXCVBNM";
    private const string CyrillicLooks = "АВЕКМНОРСТУХ";
    private const string LatinLooks = "ABEKMHOPCTYX";

    /// <summary>An English keyboard where the computer expects a German one.</summary>
    internal static string GermanForEnglish(string meant) => Map(meant, c => c == '-' ? 'ß' : SwapYAndZ(c));

    /// <summary>A German keyboard where the computer expects an English one.</summary>
    internal static string EnglishForGerman(string meant) => Map(meant, c => c == '-' ? '/' : SwapYAndZ(c));

    /// <summary>Latin keys struck while the Russian layout was on.</summary>
    internal static string RussianForLatin(string meant) => Map(meant, c => Translate(c, LatinKeys, RussianKeys) ?? c);

    /// <summary>Every letter that has a Cyrillic twin, replaced by it.</summary>
    internal static string InCyrillicLookAlikes(string meant) => Map(meant, c => CyrillicLookAlike(c) ?? c);

    internal static char? CyrillicLookAlike(char c) => Translate(c, LatinLooks, CyrillicLooks);

    private static char SwapYAndZ(char c) => c switch { 'Y' => 'Z', 'Z' => 'Y', 'y' => 'z', 'z' => 'y', _ => c };

    private static char? Translate(char c, string from, string to)
    {
        var at = from.IndexOf(char.ToUpperInvariant(c));
        if (at < 0) return null;
        return char.IsLower(c) ? char.ToLowerInvariant(to[at]) : to[at];
    }

    private static string Map(string text, Func<char, char> map) => string.Concat(text.Select(map));
}
