using System.Globalization;
using System.Text;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>
/// Text from statements in the form in which it is kept and compared: composed letters, no control characters, bounded lengths. Whoever transfers money
/// writes into these fields, and they are shown on terminals and pages.
/// </summary>
internal static class StatementText
{
    private const int MaxName = 140;
    private const int MaxRemittance = 1000;
    private static readonly string[] Placeholders = ["NOTPROVIDED", "NOT PROVIDED", "NONREF", "NOREF"];

    /// <summary>A name: one line of at most 140 characters, or null where nothing is left.</summary>
    public static string? Name(string? text) => Cut(Line(text), MaxName) is { Length: > 0 } name ? name : null;

    /// <summary>A reference: one line of at most 140 characters; null for nothing and for the words that stand for nothing, such as <c>NOTPROVIDED</c>.</summary>
    public static string? Reference(string? text) =>
        Name(text) is { } reference && !Placeholders.Contains(reference, StringComparer.OrdinalIgnoreCase) ? reference : null;

    /// <summary>What the payer wrote: the lines that are not empty, joined with a newline, at most 1000 characters.</summary>
    public static string Remittance(IEnumerable<string?> lines) =>
        Cut(string.Join('\n', lines.SelectMany(text => (text ?? "").Split('\r', '\n')).Select(Line).Where(line => line.Length > 0)), MaxRemittance);

    /// <summary>One line: composed, trimmed, with a space for each control character, line separator and change of writing direction.</summary>
    public static string Line(string? text)
    {
        var line = new StringBuilder(Composed.Of(text ?? ""));
        for (var i = 0; i < line.Length; i++) if (IsUnfit(line[i])) line[i] = ' ';
        return line.ToString().Trim();
    }

    private static bool IsUnfit(char symbol) =>
        symbol is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') ||
        char.GetUnicodeCategory(symbol) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>Never cuts a letter of two code units in half.</summary>
    private static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)].TrimEnd();
}
