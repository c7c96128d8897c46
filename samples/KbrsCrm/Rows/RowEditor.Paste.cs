using JkLab.LicenseCore;

namespace JkLab.KbrsCrm.Rows;

/// <content>Where pasted text goes.</content>
internal sealed partial class RowEditor
{
    /// <summary>
    /// What was pasted goes where it belongs: its lines into their rows, a part of a line to the cursor. It may come in pieces, and go on
    /// with a line that was begun by hand; no filled row is written over but by another reading of the same line.
    /// </summary>
    internal void Paste(string text)
    {
        Pasted = Pasted is null ? text : Pasted + (unfinished is null ? "\n" : "") + text;
        if (Pasted.Length > MaxPasted) Pasted = text;
        var left = Continue(text);
        if (left.Trim().Length > 0) Add(left);
        Grow();
    }

    // What is left to place once the line that was begun has its end.
    private string Continue(string text)
    {
        var begun = unfinished ?? (Column == rows[Row].Length ? (rows[Row], Row) : ("", Row));
        unfinished = null;
        if (!PastedRows.Continues(begun.Text, text)) return text;
        var joined = begun.Text + text;
        if (begun.Row is not { } row) return joined;
        GoTo(row);
        var head = PastedRows.FirstLine(text);
        if (PastedRows.Find(PastedRows.FirstLine(joined)).Count > 0)
        {
            rows[row] = "";
            Column = 0;
            return joined;
        }

        foreach (var c in head) Insert(c);
        if (head.Length == text.Length) unfinished = (joined, row);
        return text[head.Length..];
    }

    private void Add(string text)
    {
        var found = PastedRows.Find(text);
        var trimmed = text.Trim();
        var isPart = PastedRows.FirstLine(trimmed).Length == trimmed.Length && !PastedRows.HasWhole(text);
        if (isPart && (found.Count == 0 || (rows[Row].Length > 0 && Count(rows[Row]) + Count(trimmed) <= Symbols)))
        {
            foreach (var c in trimmed) Insert(c);
            return;
        }

        if (found.Count > 0) Spread(found);
        if (PastedRows.Tail(text, found) is { } tail) ShowTail(tail, found);
    }

    // So that what is typed or pasted next goes on with it.
    private void ShowTail(string tail, IReadOnlyList<PastedRow> found)
    {
        unfinished = (tail, null);
        if (PastedRows.Find(tail) is [{ } same] && found.Contains(same) && Find(same.Text) is { } shown)
        {
            unfinished = (tail, shown);
            if (!PastedRows.HasWhole(tail)) GoTo(shown);
        }
        else if (!IsComplete && PastedRows.Beginning(tail) is { } beginning && FirstFree(Row, []) is { } free)
        {
            while (rows.Count <= free) rows.Add("");
            GoTo(free);
            foreach (var c in beginning) Insert(c);
            unfinished = (tail, free);
        }
    }

    private void Spread(IReadOnlyList<PastedRow> found)
    {
        // A whole code replaces what was there.
        var known = found.Where(piece => piece.Line is not null).Select(piece => ActivationCodeReader.ReadRow(piece.Text, piece.Line!.Value)).ToList();
        var needed = known.Select(reading => reading.IsLast ? reading.Line!.Value : reading.Line!.Value + 1).DefaultIfEmpty(MaxRows).Max();
        if (found.Count >= Math.Max(FirstRows, needed))
        {
            rows.Clear();
            rows.AddRange(Enumerable.Repeat("", FirstRows));
            Row = 0;
        }

        var taken = known.Select(reading => reading.Line!.Value - 1).ToHashSet();
        var next = rows.All(row => row.Length == 0) && found.Count >= FirstRows ? 0 : Row;
        foreach (var piece in found)
        {
            if (Place(piece, next, taken) is not { } row) continue;
            while (rows.Count <= row) rows.Add("");
            rows[row] = piece.Text;
            next = row + 1;
        }

        Grow();
        GoTo(Enumerable.Range(0, rows.Count).FirstOrDefault(row => !IsGood(row), rows.Count - 1));
    }

    // The row of its number where that is free, the row with another reading of it, else the next empty one.
    private int? Place(PastedRow piece, int next, HashSet<int> taken)
    {
        if (Find(piece.Text) is { } same) return same;
        if (piece.Line is { } line && (line > rows.Count || rows[line - 1].Length == 0 || IsReadingOf(piece, line - 1))) return line - 1;
        var other = Enumerable.Range(0, rows.Count).Where(row => rows[row].Length > 0 && IsReadingOf(piece, row)).Select(row => (int?)row).FirstOrDefault();
        return other ?? FirstFree(next, taken);
    }

    private bool IsReadingOf(PastedRow piece, int row)
    {
        if (Count(rows[row]) < Symbols - 2) return Plain(piece.Text).StartsWith(Plain(rows[row]), StringComparison.Ordinal);
        return !IsGood(row) && rows[row].Split('-').Zip(piece.Text.Split('-')).Count(groups => groups.First == groups.Second) >= AlikeGroups;
    }

    private int? Find(string text) => rows.IndexOf(text) is >= 0 and var row ? row : null;

    private int? FirstFree(int from, HashSet<int> taken)
    {
        var free = Enumerable.Range(from, MaxRows).Select(row => row % MaxRows)
            .Where(row => row >= rows.Count || rows[row].Length == 0)
            .OrderBy(row => taken.Contains(row)).ThenBy(row => row >= rows.Count).ToList();
        return free.Count > 0 ? free[0] : null;
    }

    private static string Plain(string row) => string.Concat(row.Where(char.IsLetterOrDigit));
}
