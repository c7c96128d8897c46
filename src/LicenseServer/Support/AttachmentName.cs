using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Support;

/// <summary>The name of a file as others may see it and store it under: no folder, no control character, nothing that a system forbids.</summary>
internal static partial class AttachmentName
{
    private const int MaxLength = 100;
    private const string Forbidden = "<>:\"|?*%";

    /// <summary>Cleans a name that somebody sent.</summary>
    internal static string Clean(string? sent)
    {
        // %22 is how browsers send a quotation mark.
        var last = Composed.Of((sent ?? "").Replace("%22", "\"", StringComparison.Ordinal).Split('/', '\\')[^1]);
        var kept = string.Concat(last.EnumerateRunes().Where(IsVisible).Select(rune => Forbidden.Contains(rune.ToString(), StringComparison.Ordinal) ? "_" : rune.ToString())).Trim(' ', '.');
        var ending = Path.GetExtension(kept);
        var stem = Path.GetFileNameWithoutExtension(kept).TrimEnd(' ', '.');
        if (stem.Length == 0 || Reserved().IsMatch(stem)) stem = "file" + (stem.Length == 0 ? "" : "-" + stem);
        return SupportRules.Cut(stem, MaxLength - Math.Min(ending.Length, 10)) + SupportRules.Cut(ending, 10);
    }

    // Characters that turn the direction of writing make "gnp.exe" look like "exe.png".
    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) && rune != Rune.ReplacementChar;

    [GeneratedRegex(@"^(con|prn|aux|nul|com\d|lpt\d)(\..*)?\z", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
