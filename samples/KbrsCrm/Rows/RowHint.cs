using JkLab.LicenseCore;

namespace JkLab.KbrsCrm.Rows;

/// <summary>What stands beside a row.</summary>
/// <param name="Mark">✓, ✗, or a space while nothing can be said.</param>
/// <param name="Text">What is to be done, or empty.</param>
internal sealed record RowHint(char Mark, string Text)
{
    internal const char Right = '✓';
    internal const char Wrong = '✗';

    private const int ShortCodeSymbols = 20;

    /// <summary>The hint for a row of the form.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="rows">All rows as typed.</param>
    /// <param name="readings">And as read.</param>
    /// <param name="words">The language.</param>
    internal static RowHint Of(int row, IReadOnlyList<string> rows, IReadOnlyList<RowReading> readings, Words words)
    {
        var reading = readings[row];
        var count = RowEditor.Count(rows[row]);
        if (reading.Line is { } line && readings.Take(row).Any(other => other.Line == line)) return new RowHint(Wrong, string.Format(words.RowTwice, line));
        if (count == ShortCodeSymbols && LicenseKey.Parse(rows[row]).Value is not null) return new RowHint(Wrong, words.RowLicenseKey);
        if (count == ShortCodeSymbols && SystemId.Parse(rows[row]).Value is not null) return new RowHint(Wrong, words.RowSystemId);
        return reading.State switch
        {
            RowState.Empty => new RowHint(' ', ""),
            RowState.Good => new RowHint(Right, reading.IsLast ? words.RowLast : ""),
            RowState.OtherLine => new RowHint(Right, string.Format(words.RowOtherLine, reading.Line)),
            RowState.Incomplete when reading.Group is { } group => new RowHint(Wrong, string.Format(words.RowShortGroup, group)),
            RowState.Incomplete => new RowHint(' ', string.Format(words.RowCount, count)),
            _ when count < RowEditor.Symbols && rows[row].Any(IsCyrillic) => new RowHint(' ', string.Format(words.RowRussianKeyboard, count)),
            _ => new RowHint(Wrong, Mistyped(reading, count, words)),
        };
    }

    private static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u04ff';

    private static string Mistyped(RowReading reading, int count, Words words)
    {
        if (reading is { Suggestion: { } suggestion, Group: { } group }) return string.Format(words.RowSuggestion, group, suggestion.Split('-')[group - 1]);
        if (reading.Suggestion is not null) return words.RowKeyboard;
        return count > RowEditor.Symbols ? string.Format(words.RowTooLong, count) : words.RowMistyped;
    }
}
