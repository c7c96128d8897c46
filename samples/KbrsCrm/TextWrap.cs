namespace JkLab.KbrsCrm;

/// <summary>Breaks a sentence into lines.</summary>
internal static class TextWrap
{
    private const string Marks = "✓✗→·";

    /// <summary>
    /// Lines of at most <paramref name="width"/> characters, broken between words; a longer word is cut. An indentation is kept, and what
    /// follows a mark such as → stands below its first word.
    /// </summary>
    internal static IEnumerable<string> Lines(string text, int width)
    {
        var indent = text.Length - text.TrimStart(' ').Length;
        var hang = text.Length > indent + 1 && Marks.Contains(text[indent]) ? indent + 2 : indent;
        if (hang >= width) return Break(text.Trim(), width);
        return Break(text[hang..], width - hang).Select((line, i) => (i == 0 ? text[..hang] : new string(' ', hang)) + line);
    }

    /// <summary>One line that fits, its end replaced by … where it does not.</summary>
    internal static string Cut(string text, int width) => text.Length <= width ? text : width <= 0 ? "" : text[..(width - 1)] + "…";

    private static IEnumerable<string> Break(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            var rest = word;
            if (line.Length > 0 && line.Length + 1 + rest.Length > width)
            {
                yield return line;
                line = "";
            }

            for (; rest.Length > width; rest = rest[width..]) yield return rest[..width];
            line = line.Length == 0 ? rest : line + " " + rest;
        }

        yield return line;
    }
}
