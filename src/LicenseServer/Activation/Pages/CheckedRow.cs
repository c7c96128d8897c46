using JkLab.LicenseCore;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Activation.Pages;

/// <summary>A row of the form in which a code is checked.</summary>
/// <param name="Text">As typed.</param>
/// <param name="IsRight">Null while nothing can be said.</param>
/// <param name="Words">What is wrong or what is to be known; null where nothing is.</param>
/// <param name="Suggestion">The row as it was meant.</param>
internal sealed record CheckedRow(string Text, bool? IsRight, string? Words, string? Suggestion)
{
    private const int Symbols = 30;
    private const int ShortCodeSymbols = 20;

    /// <summary>Judges every row by its check symbols.</summary>
    internal static List<CheckedRow> Of(IReadOnlyList<string> rows, IStringLocalizer texts)
    {
        var readings = rows.Select((text, row) => ActivationCodeReader.ReadRow(text, row + 1)).ToList();
        return [.. rows.Select((text, row) => Of(text, readings[row], readings.Take(row), texts))];
    }

    private static CheckedRow Of(string text, RowReading reading, IEnumerable<RowReading> before, IStringLocalizer texts)
    {
        var count = text.Count(char.IsLetterOrDigit);
        if (reading.Line is { } line && before.Any(other => other.Line == line)) return Wrong(texts["RowTwice", line]);
        if (count == ShortCodeSymbols && LicenseKey.Parse(text).Value is not null) return Wrong(texts["RowLicenseKey"]);
        if (count == ShortCodeSymbols && SystemId.Parse(text).Value is not null) return Wrong(texts["RowSystemId"]);
        return reading.State switch
        {
            RowState.Empty => new CheckedRow(text, null, null, null),
            RowState.Good => new CheckedRow(text, true, texts["RowGood"], null),
            RowState.OtherLine => new CheckedRow(text, true, texts["RowOtherLine", reading.Line!], null),
            RowState.Incomplete when reading.Group is { } group => Wrong(texts["RowShortGroup", group]),
            RowState.Incomplete => Wrong(texts["RowShort", count, Symbols]),
            _ when reading is { Suggestion: not null, Group: { } group } => Wrong(texts["RowWrongGroup", group]),
            _ when reading.Suggestion is not null => Wrong(texts["RowKeyboard"]),
            _ => Wrong(count > Symbols ? texts["RowLong", count, Symbols] : texts["RowWrong"]),
        };

        CheckedRow Wrong(string words) => new(text, false, words, reading.Suggestion);
    }
}
