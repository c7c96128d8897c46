namespace JkLab.KbrsCrm.Tests;

/// <summary>What happens to a code between the letter and the form: a slip of another kind in every line.</summary>
internal static class Slips
{
    /// <summary>The lines with one slip each: wrong, swapped, left out, doubled, wrong again, …</summary>
    internal static string[] InEveryLine(IEnumerable<string> lines) => [.. lines.Select((line, i) => Slip(line, i % 4))];

    /// <summary>As a mail program quotes it, with words around.</summary>
    internal static string Quoted(IEnumerable<string> lines) =>
        "Hello,\nhere is your code:\n\n" + string.Concat(lines.Select((line, i) => $"> > Line {i + 1}: {line}\n")) + "\n> Kind regards\n> Your team\n";

    private static string Slip(string line, int kind)
    {
        // The first place after which another character follows in the same group.
        var at = Enumerable.Range(6, line.Length - 7).First(i => line[i] != '-' && line[i + 1] != '-' && line[i] != line[i + 1]);
        return kind switch
        {
            0 => Replace(line, at, line[at] == 'W' ? "X" : "W"),
            1 => line[..at] + line[at + 1] + line[at] + line[(at + 2)..],
            2 => line.Remove(at, 1),
            _ => line.Insert(at, "7"),
        };
    }

    private static string Replace(string line, int at, string symbol) => line.Remove(at, 1).Insert(at, symbol);
}
