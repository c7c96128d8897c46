using System.Text;

namespace JkLab.LicenseCore.Tests.Humans;

/// <summary>Writes a code with a mix of noise around and within it. The same mix and seed give the same text.</summary>
internal sealed class PastedWriting(IEnumerable<PasteNoise> noise, int seed)
{
    private const string Before = "Guten Tag Herr Müller,\nvielen Dank für Ihren Kauf! Ihr Code (bitte alle Zeilen kopieren):\n\n";
    private const string After = "\nMit freundlichen Grüßen\nJK-LAB, Lange Straße 12, 12345 Berlin, Tel. 030 1234567, https://example.com/a?b=0O1l\nС уважением\n";

    private static readonly Dictionary<PasteNoise, string[]> Separators = new()
    {
        [PasteNoise.Spaces] = [" ", "  ", " - "],
        [PasteNoise.Tabs] = ["\t", "\t\t"],
        [PasteNoise.NoBreakSpaces] = ["\u00a0", "\u202f", "\u3000"],
        [PasteNoise.NoBreakHyphens] = ["\u2011"],
        [PasteNoise.Dashes] = ["–", "—", "−", "\u2010", "．"],
        [PasteNoise.NoSeparators] = [""],
        [PasteNoise.SoftHyphens] = ["\u00ad", "-\u00ad"],
    };

    private static readonly Dictionary<PasteNoise, string> Invisible = new()
    {
        [PasteNoise.SoftHyphens] = "\u00ad",
        [PasteNoise.ZeroWidth] = "\u200b\u200c\u200d\u2060\ufe0f",
        [PasteNoise.ByteOrderMarks] = "\ufeff",
        [PasteNoise.BidiMarks] = "\u200e\u200f\u061c\u202a\u202c\u202d\u202e\u2066\u2069",
    };

    private static readonly Dictionary<char, string> LookAlikes = new() { ['0'] = "Oo", ['1'] = "IiLlıİ", ['V'] = "Uu" };

    private readonly HashSet<PasteNoise> noise = [.. noise];
    private readonly Random random = new(seed);

    /// <summary>Whether a short code, which must be the whole text, can go through this noise.</summary>
    internal static bool SuitsShortCodes(PasteNoise noise) => noise is not (PasteNoise.Labels or PasteNoise.ShuffledLines
        or PasteNoise.DoubledLines or PasteNoise.TextBefore or PasteNoise.TextAfter);

    internal string Write(string printed)
    {
        var rows = printed.Split('\n').ToList();
        if (Has(PasteNoise.DoubledLines)) rows.AddRange(rows.Where(_ => random.Next(2) == 0).ToList());
        if (Has(PasteNoise.ShuffledLines)) rows = [.. rows.OrderBy(_ => random.Next())];
        rows = [.. rows.Select(Row)];
        if (Has(PasteNoise.SmartQuotes)) rows = [.. rows.Select(row => random.Next(2) == 0 ? "„" + row + "“" : "“" + row + "”,")];
        if (Has(PasteNoise.Labels)) rows = [.. rows.Select((row, i) => Label(i + 1) + row)];
        if (Has(PasteNoise.HardWraps)) rows = [.. rows.SelectMany(Wrap)];
        var text = string.Join("\n", rows);
        if (Has(PasteNoise.TextBefore)) text = Before + text;
        if (Has(PasteNoise.TextAfter)) text += "\n" + After;
        if (Has(PasteNoise.Quotes)) text = Quote() + text.Replace("\n", "\n" + Quote());
        if (Has(PasteNoise.ByteOrderMarks)) text = "\ufeff" + text;
        return Has(PasteNoise.CarriageReturns) ? text.Replace("\n", "\r\n") : text;
    }

    private string Row(string printed)
    {
        string[] separators = [.. Separators.Where(pair => Has(pair.Key)).SelectMany(pair => pair.Value)];
        var invisible = string.Concat(Invisible.Where(pair => Has(pair.Key)).Select(pair => pair.Value));
        var row = new StringBuilder();
        foreach (var c in printed)
        {
            if (invisible.Length > 0 && random.Next(4) == 0) row.Append(invisible[random.Next(invisible.Length)]);
            if (c == '-' && separators.Length > 0) row.Append(separators[random.Next(separators.Length)]);
            else row.Append(Symbol(c));
        }

        return row.ToString();
    }

    private char Symbol(char c)
    {
        if (Has(PasteNoise.LookAlikes) && LookAlikes.TryGetValue(c, out var looks) && random.Next(2) == 0) c = looks[random.Next(looks.Length)];
        else if (Has(PasteNoise.Cyrillic) && Typing.CyrillicLookAlike(c) is { } cyrillic && random.Next(2) == 0) c = cyrillic;
        if (Has(PasteNoise.LowerCase) && c != 'İ') c = char.ToLowerInvariant(c);
        return Has(PasteNoise.FullWidth) && c is > ' ' and <= '~' && random.Next(2) == 0 ? (char)(c - '!' + '！') : c;
    }

    private IEnumerable<string> Wrap(string row)
    {
        for (var at = 0; at < row.Length;)
        {
            var width = Math.Min(row.Length - at, random.Next(12, 40));
            yield return row.Substring(at, width);
            at += width;
        }
    }

    private string Label(int row) => random.Next(4) switch
    {
        0 => $"Zeile {row}: ",
        1 => $"{row}) ",
        2 => $"Строка {row}: ",
        _ => $"Line {row} of 5:\t",
    };

    private string Quote() => random.Next(3) switch { 0 => "> ", 1 => ">> ", _ => "> | " };

    private bool Has(PasteNoise one) => noise.Contains(one);
}
