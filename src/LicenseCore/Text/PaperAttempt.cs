using JkLab.LicenseCore.Signing;

namespace JkLab.LicenseCore.Text;

/// <summary>One way of reading a text as a signing key on paper, by one keyboard.</summary>
internal sealed class PaperAttempt
{
    /// <summary>Keys that one text may cost to compute; a fraction of a second.</summary>
    private const int Budget = 2000;

    private const int LongestSlip = 2;
    private const int MaxWindows = 96;
    private const int MaxCandidates = 32;

    private readonly PastedText text;
    private readonly Keyboard keyboard;
    private readonly HashSet<int> boundaries;
    private readonly List<PaperLine> lines = [];
    private readonly List<Window> windows = [];
    private int keysComputed;

    internal PaperAttempt(PastedText text, Keyboard keyboard)
    {
        this.text = text;
        this.keyboard = keyboard;
        boundaries = [.. text.Tokens.Select(token => token.Start), .. text.Tokens.Select(token => token.End)];
    }

    private readonly record struct Window(int Start, int Length, int Cost);

    /// <summary>How many different lines stand clean between the boundaries of groups.</summary>
    internal int CleanLines => Clean().Select(line => line.Number).Distinct().Count();

    internal PaperKeyReading? TryClean()
    {
        foreach (var (start, end) in Runs())
        {
            for (var at = start; at + PaperLines.Length <= end; at++)
            {
                var symbols = text.Slice(at, PaperLines.Length);
                var number = PaperLines.FindLine(symbols);
                if (number == 0) continue;
                var isBounded = boundaries.Contains(at) && boundaries.Contains(at + PaperLines.Length);
                lines.Add(new PaperLine(number, symbols.ToArray(), at, PaperLines.Length, isBounded ? PaperLine.Bounded : PaperLine.Anywhere, null));
            }
        }

        return Prove();
    }

    internal PaperKeyReading? TryOneSlip()
    {
        FindWindows();
        foreach (var window in windows) Mend(window, Correction.FindSingle, PaperLine.OneSlip);
        return Prove();
    }

    internal PaperKeyReading? TryTwoSlips()
    {
        foreach (var window in windows)
        {
            if (window.Cost == 0) Mend(window, Correction.FindDouble, PaperLine.TwoSlips);
        }

        return Prove();
    }

    /// <summary>What is wrong, once nothing helped.</summary>
    internal PaperKeyReading Conclude() => new PaperDiagnosis(text, Clean(), keysComputed > 0).Conclude();

    private List<PaperLine> Clean() => lines.FindAll(line => line.Correction is null && line.Cost == PaperLine.Bounded);

    private PaperKeyReading? Prove()
    {
        var byNumber = Enumerable.Range(1, PaperLines.Count)
            .Select(number => lines.Where(line => line.Number == number).OrderBy(line => line.Cost).Take(MaxCandidates).ToList()).ToList();
        var all = from first in byNumber[0]
                  from second in byNumber[1]
                  from third in byNumber[2]
                  where !first.Overlaps(second.Start, second.End) && !third.Overlaps(first.Start, first.End) && !third.Overlaps(second.Start, second.End)
                  orderby first.Cost + second.Cost + third.Cost
                  select (first, second, third);
        foreach (var (first, second, third) in all)
        {
            if (PaperKey.VersionOf(first.Word) != PaperKey.Version1) continue;
            if (++keysComputed > Budget) return null;
            if (PaperKey.TryJoin(first.Word, second.Word, third.Word) is { } key) return Proven(key, [first, second, third]);
        }

        return null;
    }

    private PaperKeyReading Proven(SigningKey key, PaperLine[] chosen)
    {
        var repairs = new List<CodeRepair>();
        if (keyboard != Keyboard.AsTyped) repairs.Add(new CodeRepair(RepairKind.KeyboardLayout, null, null, null));
        repairs.AddRange(chosen.SelectMany(line => line.Repairs()));
        return new PaperKeyReading { Key = key, Repairs = repairs };
    }

    private delegate void Find(int tag, ReadOnlySpan<byte> typed, int length, List<Correction> found);

    private void Mend(Window window, Find find, int cost)
    {
        var found = new List<Correction>();
        for (var number = 1; number <= PaperLines.Count; number++)
        {
            found.Clear();
            find(PaperLines.Tag(number), text.Slice(window.Start, window.Length), PaperLines.Length, found);
            foreach (var correction in found)
            {
                if (number == 1 && PaperKey.VersionOf(correction.Word) != PaperKey.Version1) continue;
                lines.Add(new PaperLine(number, correction.Word, window.Start, window.Length, cost + window.Cost, correction));
            }
        }
    }

    // Groups that together are about as long as a line; what stands beside a clean line; and the parts of an unbroken text.
    private void FindWindows()
    {
        var clean = Clean();
        var seen = new HashSet<(int, int)>();
        foreach (var (start, end) in Runs())
        {
            var tokens = text.Tokens.Where(token => token.Start >= start && token.End <= end).ToList();
            for (var first = 0; first < tokens.Count; first++)
            {
                for (var last = first; last < tokens.Count && tokens[last].End - tokens[first].Start <= PaperLines.Length + LongestSlip; last++)
                    Add(tokens[first].Start, tokens[last].End - tokens[first].Start, LooksPrinted(tokens, first, last) ? 0 : 1);
            }

            foreach (var token in tokens.Where(token => token.Length > PaperLines.Length + LongestSlip))
            {
                for (var offset = 0; offset < token.Length; offset += PaperLines.Length) AddAround(token.Start + offset, token.End - offset);
            }

            foreach (var line in lines.Where(line => line.Start >= start && line.End <= end).ToList()) AddAround(line.End, line.Start);

            void AddAround(int from, int until)
            {
                for (var length = PaperLines.Length - LongestSlip; length <= PaperLines.Length + LongestSlip; length++)
                {
                    Add(from, length, 0);
                    Add(until - length, length, 0);
                }
            }

            void Add(int at, int length, int cost)
            {
                if (length < PaperLines.Length - LongestSlip || at < start || at + length > end) return;
                if (clean.Exists(line => line.Overlaps(at, at + length)) || !seen.Add((at, length))) return;
                windows.Add(new Window(at, length, cost));
            }
        }

        windows.Sort((a, b) => a.Cost != b.Cost ? a.Cost.CompareTo(b.Cost) : a.Start.CompareTo(b.Start));
        if (windows.Count > MaxWindows) windows.RemoveRange(MaxWindows, windows.Count - MaxWindows);
    }

    private static bool LooksPrinted(List<PastedText.Token> tokens, int first, int last) =>
        tokens[first].Row == tokens[last].Row
        && (first == last || (last - first + 1 == PaperLines.Length / Symbols.GroupLength
            && tokens.Skip(first).Take(last - first + 1).All(token => Math.Abs(token.Length - Symbols.GroupLength) <= 1)));

    private IEnumerable<(int Start, int End)> Runs() => text.Tokens.GroupBy(token => token.Run).Select(run => (run.First().Start, run.Last().End));
}
