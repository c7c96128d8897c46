using JkLab.LicenseCore;

namespace JkLab.KbrsCrm.Rows;

/// <summary>What a key led to.</summary>
internal enum EditorAnswer
{
    /// <summary>Goes on.</summary>
    Editing,

    /// <summary>The code is to be read.</summary>
    Submitted,

    /// <summary>Back, without a code.</summary>
    Left,
}

/// <summary>
/// The form with a row for each line of an activation code: what stands in the rows, where the cursor is, and what every key does.
/// Knows no console.
/// </summary>
/// <remarks>Five rows at first; more, up to eleven, as soon as a line shows that others follow it.</remarks>
internal sealed partial class RowEditor
{
    internal const int Symbols = 30;

    private const int GroupLength = 5;
    private const int FirstRows = 5;
    private const int MaxRows = 11;
    private const int MaxLength = 60;
    private const int MaxPasted = 16 * 1024;
    private const int AlikeGroups = 4;

    private readonly List<string> rows = [.. Enumerable.Repeat("", FirstRows)];

    // The last line of a paste that had no end, as it came, and the row that shows it, if one does.
    private (string Text, int? Row)? unfinished;

    /// <summary>The rows as typed, upper case.</summary>
    internal IReadOnlyList<string> Rows => rows;

    /// <summary>The row with the cursor, from 0.</summary>
    internal int Row { get; private set; }

    /// <summary>The characters before the cursor.</summary>
    internal int Column { get; private set; }

    /// <summary>What was pasted, as it came, for the reader, who sees more in it than the rows can show.</summary>
    internal string? Pasted { get; private set; }

    /// <summary>What the rows hold.</summary>
    internal string Text => string.Join('\n', rows);

    /// <summary>How the rows stand by their check symbols.</summary>
    internal IReadOnlyList<RowReading> Readings => [.. rows.Select((text, row) => ActivationCodeReader.ReadRow(text, row + 1))];

    /// <summary>Whether every line is there and right, in whatever order.</summary>
    internal bool IsComplete
    {
        get
        {
            var lines = Readings.Where(reading => reading.State is RowState.Good or RowState.OtherLine).ToList();
            var last = lines.FirstOrDefault(line => line.IsLast).Line;
            return last is not null && Enumerable.Range(1, last.Value).All(number => lines.Any(line => line.Line == number));
        }
    }

    // With a slip or two in it, the reader may still mend it.
    private bool IsFull => rows.All(row => Count(row) >= Symbols - 2);

    /// <summary>What a key does.</summary>
    internal EditorAnswer Press(ConsoleKeyInfo key)
    {
        unfinished = null;
        switch (key.Key)
        {
            case ConsoleKey.Escape:
                return EditorAnswer.Left;
            case ConsoleKey.Enter:
                if (rows.All(row => row.Length == 0)) return EditorAnswer.Editing;
                if (IsFull || IsComplete || Row == rows.Count - 1) return EditorAnswer.Submitted;
                GoTo(Row + 1);
                break;
            case ConsoleKey.UpArrow:
                GoTo(Row - 1);
                break;
            case ConsoleKey.DownArrow:
                GoTo(Row + 1);
                break;
            case ConsoleKey.LeftArrow:
                Column = Math.Max(0, Column - 1);
                break;
            case ConsoleKey.RightArrow:
                Column = Math.Min(rows[Row].Length, Column + 1);
                break;
            case ConsoleKey.Home:
                Column = 0;
                break;
            case ConsoleKey.End:
                Column = rows[Row].Length;
                break;
            case ConsoleKey.Backspace:
                Backspace();
                break;
            case ConsoleKey.Delete:
                if (Column < rows[Row].Length) rows[Row] = rows[Row].Remove(Column, 1);
                break;
            case ConsoleKey.Tab:
                TakeSuggestion();
                break;
            default:
                if (!char.IsControl(key.KeyChar)) Type(key.KeyChar);
                break;
        }

        Grow();
        return EditorAnswer.Editing;
    }

    /// <summary>Puts the cursor where something is wrong.</summary>
    /// <param name="line">From 1.</param>
    /// <param name="group">From 1, or null.</param>
    internal void PointAt(int line, int? group)
    {
        // The line may stand in another row than its own.
        var row = Readings.ToList().FindIndex(reading => reading.Line == line);
        GoTo(row >= 0 ? row : line - 1);
        Column = Math.Min(rows[Row].Length, ((group ?? 1) - 1) * (GroupLength + 1));
    }

    private void GoTo(int row)
    {
        Row = Math.Clamp(row, 0, rows.Count - 1);
        Column = rows[Row].Length;
    }

    private void Type(char c)
    {
        var isAtEnd = Column == rows[Row].Length;
        if (isAtEnd && char.IsLetterOrDigit(c) && Row + 1 < rows.Count && rows[Row + 1].Length == 0 && IsGood(Row)) GoTo(Row + 1);
        Insert(c);
    }

    // Letters of whatever alphabet are kept: the reader knows keyboards. Everything else separates groups.
    private void Insert(char c)
    {
        var row = rows[Row];
        if (row.Length >= MaxLength) return;
        var isAtEnd = Column == row.Length;
        var text = char.ToUpperInvariant(c).ToString();
        if (!char.IsLetterOrDigit(c))
        {
            if (Column == 0 || row[Column - 1] == '-') return;
            text = "-";
        }
        else if (isAtEnd && row.Length >= GroupLength && !row[^GroupLength..].Contains('-') && Count(row) < Symbols)
        {
            text = "-" + text;
        }

        rows[Row] = row.Insert(Column, text);
        Column += text.Length;
    }

    private void Backspace()
    {
        if (Column == 0)
        {
            GoTo(Row - 1);
            return;
        }

        var isAtEnd = Column == rows[Row].Length;
        rows[Row] = rows[Row].Remove(--Column, 1);
        if (!isAtEnd) return;

        // The hyphen came by itself and goes by itself.
        rows[Row] = rows[Row].TrimEnd('-');
        Column = rows[Row].Length;
    }

    private void TakeSuggestion()
    {
        if (ActivationCodeReader.ReadRow(rows[Row], Row + 1).Suggestion is { } suggestion) rows[Row] = suggestion;
        else GoTo((Row + 1) % rows.Count);
        Column = rows[Row].Length;
    }

    private void Grow()
    {
        foreach (var reading in Readings)
        {
            var needed = reading.Line is { } line ? Math.Min(MaxRows, reading.IsLast ? line : line + 1) : 0;
            while (rows.Count < needed) rows.Add("");
        }
    }

    private bool IsGood(int row) => ActivationCodeReader.ReadRow(rows[row], row + 1).State is RowState.Good or RowState.OtherLine;

    /// <summary>The symbols in a row, hyphens left out.</summary>
    internal static int Count(string row) => row.Count(char.IsLetterOrDigit);
}
