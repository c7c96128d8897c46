using JkLab.LicenseCore.Text;

namespace JkLab.LicenseCore.Tests.Humans;

/// <summary>Makes slips in a printed code or in one of its lines. Hyphens stay where they are; no slip leaves the text as it was.</summary>
internal static class Slips
{
    /// <summary>Every slip of a kind.</summary>
    internal static IEnumerable<string> Every(Slip slip, string printed)
    {
        var places = Places(printed);
        for (var n = 0; n <= places.Length; n++)
        {
            foreach (var symbol in slip is Slip.Substitution or Slip.Insertion ? Symbols.Alphabet : "0")
            {
                if (Make(slip, printed, places, n, symbol) is { } typed) yield return typed;
            }
        }
    }

    /// <summary>One slip by chance, and the number of the symbol that it hit, from 0; one more when something was typed after the last.</summary>
    internal static (string Typed, int Symbol) ByChance(Slip slip, string printed, Random random)
    {
        var places = Places(printed);
        while (true)
        {
            var n = random.Next(places.Length + 1);
            if (Make(slip, printed, places, n, Symbols.Alphabet[random.Next(Symbols.Alphabet.Length)]) is { } typed) return (typed, n);
        }
    }

    private static string? Make(Slip slip, string printed, int[] places, int n, char symbol)
    {
        if (n == places.Length) return slip == Slip.Insertion ? printed + symbol : null;
        var at = places[n];
        switch (slip)
        {
            case Slip.Substitution when printed[at] != symbol: return printed[..at] + symbol + printed[(at + 1)..];
            case Slip.Deletion: return printed.Remove(at, 1);
            case Slip.Insertion: return printed.Insert(at, symbol.ToString());
            case Slip.Transposition when n + 1 < places.Length && printed[at] != printed[places[n + 1]]:
                var typed = printed.ToCharArray();
                (typed[at], typed[places[n + 1]]) = (typed[places[n + 1]], typed[at]);
                return new string(typed);
            default: return null;
        }
    }

    private static int[] Places(string printed) => [.. Enumerable.Range(0, printed.Length).Where(i => Symbols.Value(printed[i]) >= 0)];
}
