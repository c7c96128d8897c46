namespace JkLab.Bench.Load.Results;

/// <summary>Renews what stands between two marks in a Markdown file; the words around it are kept.</summary>
internal static class Document
{
    private const string Begin = "<!-- figures -->";
    private const string End = "<!-- end of figures -->";

    internal static void Renew(string file, string figures)
    {
        var text = File.ReadAllText(file);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin) throw new InvalidOperationException($"{file} lacks the lines '{Begin}' and '{End}'");
        File.WriteAllText(file, text[..(begin + Begin.Length)] + "\n" + figures.ReplaceLineEndings("\n") + text[end..]);
    }
}
