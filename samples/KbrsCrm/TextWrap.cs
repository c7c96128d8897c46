namespace JkLab.KbrsCrm;

/// <summary>Breaks a sentence into lines.</summary>
internal static class TextWrap
{
    /// <summary>Lines of at most <paramref name="width"/> characters, broken between words; a longer word is cut.</summary>
    internal static IEnumerable<string> Lines(string text, int width)
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

    /// <summary>One line that fits, its end replaced by … where it does not.</summary>
    internal static string Cut(string text, int width) => text.Length <= width ? text : width <= 0 ? "" : text[..(width - 1)] + "…";
}
