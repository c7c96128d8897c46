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

    /// <summary>One slip by chance.</summary>
    internal static string ByChance(Slip slip, string printed, Random random)
    {
        var places = Places(printed);
        while (true)
        {
            var n = random.Next(places.Length + 1);
            if (Make(slip, printed, places, n, Symbols.Alphabet[random.Next(Symbols.Alphabet.Length)]) is { } typed) return typed;
        }
    }

    /// <summary>The symbols of what was meant, from 0, at which a slip explains what was typed: several in a run of equal ones.</summary>
    internal static IReadOnlyList<int> Differences(string meant, string typed)
    {
        string before = meant.Replace("-", ""), after = typed.Replace("-", "");
        return (after.Length - before.Length) switch
        {
            -1 => [.. Enumerable.Range(0, before.Length).Where(i => before.Remove(i, 1) == after)],
            1 => [.. Enumerable.Range(0, after.Length).Where(i => after.Remove(i, 1) == before).Select(i => Math.Min(i, before.Length - 1))],
            _ => [.. Enumerable.Range(0, before.Length).Where(i => before[i] != after[i])],
        };
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
