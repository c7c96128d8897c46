using System.Text;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Mail;

/// <summary>A letter as plain text: lines of up to 72 characters, but for words that are longer, such as links, and for the block.</summary>
internal static class LetterText
{
    private const int Width = 72;

    internal static string Write(Letter letter, SiteSettings vendor)
    {
        List<string> parts = [.. letter.Paragraphs.Select(Wrap)];
        if (letter.Link is { } link) parts.Add(Wrap(link.Words + ":") + "\n" + link.Url);
        if (letter.Block is { } block) parts.Add(string.Join('\n', Lines(block)));
        parts.AddRange(letter.After.Select(Wrap));
        if (Signature(vendor) is { Count: > 0 } signature) parts.Add(string.Join('\n', ["-- ", .. signature]));
        return string.Join("\n\n", parts) + "\n";
    }

    /// <summary>The vendor's name and address, a line each.</summary>
    internal static IReadOnlyList<string> Signature(SiteSettings vendor) => [.. Lines(vendor.VendorName), .. vendor.VendorAddress];

    /// <summary>The lines of a text, without control characters.</summary>
    internal static IEnumerable<string> Lines(string text) =>
        text.ReplaceLineEndings("\n").Split('\n').Select(line => string.Concat(line.Select(c => char.IsControl(c) ? ' ' : c)).TrimEnd());

    private static string Wrap(string paragraph) => string.Join('\n', Lines(paragraph).Select(WrapLine));

    private static string WrapLine(string line)
    {
        var text = new StringBuilder();
        var length = 0;
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var fits = length == 0 || length + 1 + word.Length <= Width;
            if (length > 0) text.Append(fits ? ' ' : '\n');
            text.Append(word);
            length = (fits && length > 0 ? length + 1 : 0) + word.Length;
        }

        return text.ToString();
    }
}
