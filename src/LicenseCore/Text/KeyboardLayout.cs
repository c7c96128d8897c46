namespace JkLab.LicenseCore.Text;

/// <summary>What each letter stands for under each <see cref="Keyboard"/>.</summary>
internal static class KeyboardLayout
{
    internal const int Separator = -1;
    internal const int Foreign = -2;

    private const string RussianKeys = "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ";
    private const string LatinKeys = "QWERTYUIOPASDFGHJKLZXCVBNM";
    private const string CyrillicLooks = "АВЕКМНОРСТУХ";
    private const string LatinLooks = "ABEKMHOPCTYX";

    /// <summary>The symbol a letter or digit stands for, <see cref="Separator"/> or <see cref="Foreign"/>.</summary>
    internal static int Read(char letter, Keyboard keyboard)
    {
        var value = Symbols.Value(letter);
        return keyboard switch
        {
            Keyboard.YAndZSwapped => letter switch
            {
                'y' or 'Y' => Symbols.Value('Z'),
                'z' or 'Z' => Symbols.Value('Y'),
                'ß' or 'ẞ' => Separator,
                _ => value >= 0 ? value : Foreign,
            },
            Keyboard.Russian => value >= 0 ? value : Look(letter, RussianKeys, LatinKeys),
            _ => value >= 0 ? value : Look(letter, CyrillicLooks, LatinLooks),
        };
    }

    /// <summary>Whether the text has a letter on which this keyboard matters at all.</summary>
    internal static bool MatchesAny(string text, Keyboard keyboard)
    {
        if (keyboard == Keyboard.AsTyped) return true;
        foreach (var c in text)
        {
            if (keyboard == Keyboard.YAndZSwapped ? c is 'y' or 'z' or 'Y' or 'Z' or 'ß' or 'ẞ' : RussianKeys.IndexOf(char.ToUpperInvariant(c)) >= 0) return true;
        }

        return false;
    }

    private static int Look(char letter, string from, string to)
    {
        var at = from.IndexOf(char.ToUpperInvariant(letter));
        return at < 0 ? Foreign : Symbols.Value(to[at]);
    }
}
