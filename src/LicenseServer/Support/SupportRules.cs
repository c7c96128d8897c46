namespace JkLab.LicenseServer.Support;

/// <summary>How much may be written, and how texts are kept.</summary>
internal static class SupportRules
{
    /// <summary>Characters of a subject.</summary>
    internal const int MaxSubject = 150;

    /// <summary>Characters of a message.</summary>
    internal const int MaxText = 10_000;

    /// <summary>Requests of an account that are not closed.</summary>
    internal const int MostOpen = 20;

    /// <summary>Bytes of all files that a customer has sent and that are kept.</summary>
    internal const long MostBytes = 100 * 1024 * 1024;

    /// <summary>Messages of an account in an hour.</summary>
    internal const int MostPerHour = 30;

    /// <summary>One line without control characters; empty where nothing is left.</summary>
    internal static string Line(string? text) => Text(text?.ReplaceLineEndings(" "));

    /// <summary>Lines as they are kept and shown on terminals: without control characters, and those that turn the direction of writing.</summary>
    internal static string Text(string? text) =>
        string.Concat((text ?? "").ReplaceLineEndings("\n").Select(symbol => symbol == '\t' ? ' ' : symbol).Where(symbol => symbol == '\n' || !(char.IsControl(symbol) || TurnsDirection(symbol)))).Trim();

    private static bool TurnsDirection(char symbol) => symbol is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>The beginning of a text, no longer than so many characters; no character of two units is cut apart.</summary>
    internal static string Cut(string text, int max) => text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];
}
