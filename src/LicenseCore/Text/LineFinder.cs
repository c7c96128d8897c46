namespace JkLab.LicenseCore.Text;

/// <summary>Finds the lines of an activation code in a text by their parity, and the places where damaged ones may stand.</summary>
internal sealed class LineFinder
{
    private const int LongestSlip = 2;
    private const int LargestShift = 4;
    private const int MaxWindows = 96;

    private readonly PastedText text;
    private readonly bool[] isBoundary;
    private readonly int[] runEnd;
    private readonly int[] rowOf;

    internal LineFinder(PastedText text)
    {
        this.text = text;
        isBoundary = new bool[text.Length + 1];
        runEnd = new int[text.Length + 1];
        rowOf = new int[text.Length + 1];
        for (var i = text.Tokens.Count - 1; i >= 0; i--)
        {
            var token = text.Tokens[i];
            var end = i + 1 < text.Tokens.Count && text.Tokens[i + 1].Run == token.Run ? runEnd[token.End] : token.End;
            isBoundary[token.Start] = isBoundary[token.End] = true;
            for (var at = token.Start; at < token.End; at++)
            {
                runEnd[at] = end;
                rowOf[at] = token.Row;
            }
        }
    }

    /// <summary>A place where a damaged line may stand, and how little it looks like one.</summary>
    internal readonly record struct Window(int Start, int Length, int Cost)
    {
        internal int End => Start + Length;
    }

    /// <summary>The clean lines that begin where a group begins.</summary>
    internal List<LineCandidate> FindAtGroups()
    {
        var found = new List<LineCandidate>();
        foreach (var token in text.Tokens)
        {
            // In an unbroken run of several lines each begins 30 symbols after the one before.
            for (var start = token.Start; start < token.End; start += CodeLines.Length) AddClean(start, found);
        }

        DemoteStrays(found);
        return found;
    }

    /// <summary>The clean lines at every position.</summary>
    internal List<LineCandidate> FindEverywhere()
    {
        var found = new List<LineCandidate>();
        for (var start = 0; start < text.Length; start++) AddClean(start, found);
        DemoteStrays(found);
        return found;
    }

    /// <summary>The places where a damaged line may stand, the likeliest first; none overlaps a line that stands clean as printed.</summary>
    internal List<Window> FindDamaged(List<LineCandidate> clean)
    {
        var windows = new List<Window>();
        var seen = new HashSet<(int, int)>();
        for (var first = 0; first < text.Tokens.Count; first++)
        {
            for (var last = first; last < text.Tokens.Count; last++)
            {
                var start = text.Tokens[first].Start;
                var length = text.Tokens[last].End - start;
                if (length > CodeLines.Length + LongestSlip) break;
                if (length >= CodeLines.Length - LongestSlip) Add(new Window(start, length, LooksPrinted(first, last) ? 0 : 1));
            }
        }

        foreach (var line in clean)
        {
            var cost = line.IsPrinted ? 0 : 1;
            for (var length = CodeLines.Length - LongestSlip; length <= CodeLines.Length + LongestSlip; length++)
            {
                Add(new Window(line.End, length, cost));
                Add(new Window(line.Start - length, length, cost));
            }
        }

        foreach (var token in text.Tokens.Where(IsRunTogether))
        {
            for (var offset = 0; offset < token.Length; offset += CodeLines.Length)
            {
                for (var length = CodeLines.Length - LongestSlip; length <= CodeLines.Length + LongestSlip; length++)
                {
                    Add(new Window(token.Start + offset, length, Cost: 0));
                    Add(new Window(token.End - offset - length, length, Cost: 0));
                }
            }
        }

        windows.Sort((a, b) => a.Cost != b.Cost ? a.Cost.CompareTo(b.Cost) : a.Start.CompareTo(b.Start));
        if (windows.Count > MaxWindows) windows.RemoveRange(MaxWindows, windows.Count - MaxWindows);
        return windows;

        void Add(Window window)
        {
            if (window.Start < 0 || window.Start >= text.Length || window.End > runEnd[window.Start]) return;
            if (!seen.Add((window.Start, window.Length))) return;
            foreach (var line in clean)
            {
                if (line.IsPrinted && window.Start < line.End && line.Start < window.End) return;
            }

            windows.Add(window);
        }
    }

    private void AddClean(int start, List<LineCandidate> found)
    {
        if (start + CodeLines.Length > runEnd[start]) return;
        var symbols = text.Slice(start, CodeLines.Length);
        var tag = CodeLines.FindTag(symbols);
        if (tag < 0) return;
        var cost = CostOf(start);
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Tag != tag || !symbols.SequenceEqual(found[i].Word)) continue;
            if (cost < found[i].Cost) found[i] = found[i] with { Start = start, Cost = cost };
            return;
        }

        found.Add(new LineCandidate(tag, symbols.ToArray(), start, CodeLines.Length, cost, null));
    }

    // Two half rows look like a printed line now and then, and so does a stretch of an unbroken text. Where other lines stand in step
    // with each other, one that keeps no such company is not taken for printed.
    private void DemoteStrays(List<LineCandidate> found)
    {
        if (!found.Exists(HasCompany)) return;
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Cost < LineCandidate.Begun && !HasCompany(found[i])) found[i] = found[i] with { Cost = LineCandidate.Begun };
        }

        bool HasCompany(LineCandidate line) => found.Exists(other => other != line && IsInStep(line, other));
    }

    // As far apart as their numbers say; or, where groups show the beginning of a line, a whole number of lines, give or take what a
    // damaged one between them may lack.
    private bool IsInStep(LineCandidate line, LineCandidate other)
    {
        var distance = Math.Abs(other.Start - line.Start);
        if (Math.Abs(distance - (Math.Abs(other.Line - line.Line) * CodeLines.Length)) <= LongestSlip) return (other.Start > line.Start) == (other.Line > line.Line);
        var off = distance % CodeLines.Length;
        return isBoundary[line.Start] && Math.Min(off, CodeLines.Length - off) <= LargestShift;
    }

    private int CostOf(int start)
    {
        var isInOneRow = rowOf[start] == rowOf[start + CodeLines.Length - 1];
        if (isInOneRow && (IsGrouped(start) || IsInside(start))) return LineCandidate.Printed;
        if (!isBoundary[start]) return LineCandidate.Anywhere;
        return isBoundary[start + CodeLines.Length] ? LineCandidate.Regrouped : LineCandidate.Begun;
    }

    private bool IsGrouped(int start)
    {
        for (var i = 0; i <= CodeLines.Length; i++)
        {
            if (isBoundary[start + i] != (i % Symbols.GroupLength == 0)) return false;
        }

        return true;
    }

    // One of several lines that were run together: a whole number of lines from the token's start.
    private bool IsInside(int start)
    {
        foreach (var token in text.Tokens)
        {
            if (token.Start <= start && start + CodeLines.Length <= token.End)
                return (start - token.Start) % CodeLines.Length == 0 && (token.Length == CodeLines.Length || IsRunTogether(token));
        }

        return false;
    }

    private static bool IsRunTogether(PastedText.Token token) =>
        token.Length is >= (2 * CodeLines.Length) - LongestSlip and <= (CodeLines.MaxCount * CodeLines.Length) + LongestSlip;

    private bool LooksPrinted(int first, int last)
    {
        if (first == last) return true;
        if (last - first + 1 != CodeLines.Length / Symbols.GroupLength) return false;
        for (var i = first; i <= last; i++)
        {
            if (Math.Abs(text.Tokens[i].Length - Symbols.GroupLength) > 1) return false;
        }

        return true;
    }
}
