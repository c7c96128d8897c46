namespace JkLab.LicenseCore.Text;

/// <summary>Says what is wrong with a text from which no code could be made: which line is missing or mistyped, and in which group.</summary>
/// <remarks>
/// Prose contains single lines by chance, so a line is spoken of only beside two lines of different numbers or one that stands as
/// printed, and a location is told only where no other is possible.
/// </remarks>
internal sealed class Diagnosis(PastedText text, Keyboard keyboard, List<LineCandidate> clean, LineCandidate[] refused)
{
    private const int Slack = 6;

    /// <summary>A stretch of the text that must be a damaged line.</summary>
    private sealed record Place(int Start, int End, int? Line, int? Group, bool IsMended);

    internal CodeReading Conclude()
    {
        var trusted = clean.Where(line => line.IsTrusted(clean)).OrderBy(line => line.Start).ToList();
        var stretches = FindStretches(trusted);
        if (!trusted.Exists(line => line.IsPrinted) && trusted.Select(line => line.Line).Distinct().Count() < 2 && !stretches.Exists(IsPrinted))
            return WithoutLines();

        var last = trusted.Find(line => CodeLines.IsLastTag(line.Tag))?.Line;
        var count = last ?? Math.Max(CodeLines.MinCount, trusted.Select(line => line.Line + 1).DefaultIfEmpty(0).Max());
        var absent = Enumerable.Range(1, count).Except(trusted.Select(line => line.Line)).ToList();
        var places = stretches.ConvertAll(stretch => Describe(stretch, trusted, stretches, absent));

        if (places.Find(place => !place.IsMended) is { } mistyped) return Mistyped(mistyped.Line, mistyped.Group);
        var missing = absent.Except(places.Select(place => place.Line ?? 0)).ToList();
        if (missing.Count > 0) return Report(CodeProblem.LineMissing, missing[0], null);

        // Every line could be mended, and yet the signature refused the whole: one of the mended lines is not what was printed.
        return places.Count == 1 ? Mistyped(places[0].Line, places[0].Group) : Mistyped(null, null);
    }

    private CodeReading Mistyped(int? line, int? group) => Report(CodeProblem.LineMistyped, line, line is null ? null : group);

    private CodeReading WithoutLines()
    {
        // The whole text, however it is grouped.
        if (!text.HasForeignLetters && ShortCode.KindOf(text.Symbols) is var whole and not CodeKind.None)
            return new CodeReading { Kind = whole, Problem = CodeProblem.WrongKind, Keyboard = keyboard };
        foreach (var (kind, _) in ShortCode.FindIn(text))
            return new CodeReading { Kind = kind, Problem = CodeProblem.WrongKind, Keyboard = keyboard };
        return new CodeReading { Kind = CodeKind.None, Problem = CodeProblem.Unreadable };
    }

    private CodeReading Report(CodeProblem problem, int? line, int? group) =>
        new() { Kind = CodeKind.ActivationCode, Problem = problem, Line = line, Group = group, Keyboard = keyboard };

    private List<(int Start, int End)> FindStretches(List<LineCandidate> trusted)
    {
        var found = new List<(int Start, int End)>();
        foreach (var row in text.Tokens.GroupBy(token => (token.Row, token.Run)))
        {
            var tokens = row.ToList();
            if (tokens.Count == 1 || tokens.Count(token => token.Length == Symbols.GroupLength) >= 4) Add(tokens[0].Start, tokens[tokens.Count - 1].End);
        }

        for (var i = 0; i + 1 < trusted.Count; i++) Add(trusted[i].End, trusted[i + 1].Start);
        if (trusted.Count > 0)
        {
            Add(0, trusted[0].Start);
            Add(trusted[trusted.Count - 1].End, text.Length);
        }

        found.Sort();
        return found;

        void Add(int start, int end)
        {
            if (Math.Abs(end - start - CodeLines.Length) > Slack) return;
            if (trusted.Exists(line => start < line.End && line.Start < end)) return;
            if (!found.Exists(other => start < other.End && other.Start < end)) found.Add((start, end));
        }
    }

    private bool IsPrinted((int Start, int End) stretch)
    {
        var lengths = Groups(stretch);
        return lengths.Count == 1 || (lengths.Count == CodeLines.Length / Symbols.GroupLength && lengths.Count(length => length == Symbols.GroupLength) >= 5);
    }

    private List<int> Groups((int Start, int End) stretch) => text.Tokens
        .Where(token => token.Start >= stretch.Start && token.End <= stretch.End).Select(token => token.Length).ToList();

    private Place Describe(
        (int Start, int End) stretch, List<LineCandidate> trusted, List<(int Start, int End)> stretches, List<int> absent)
    {
        var line = absent.Count == 1 ? absent[0] : LineByOrder(stretch, trusted, stretches);
        if (line is { } number && !absent.Contains(number)) line = null;

        var wasRefused = refused.Any(mended => mended.Correction is not null && mended.Start < stretch.End && stretch.Start < mended.End);
        var corrections = new List<Correction>();
        if (line is not null && !wasRefused)
        {
            var typed = text.Slice(stretch.Start, stretch.End - stretch.Start);
            foreach (var tag in RowReader.TagsOf(line.Value)) Correction.FindSingle(tag, typed, CodeLines.Length, corrections);
        }

        int? group = corrections.Count == 1 ? (corrections[0].Position / Symbols.GroupLength) + 1 : OddGroup(stretch);
        return new Place(stretch.Start, stretch.End, line, group, wasRefused || corrections.Count == 1);
    }

    // The number that the neighbors leave, if the lines stand in their order and none of them is missing altogether.
    private static int? LineByOrder((int Start, int End) stretch, List<LineCandidate> trusted, List<(int Start, int End)> stretches)
    {
        var before = trusted.FindLast(line => line.End <= stretch.Start);
        var after = trusted.Find(line => line.Start >= stretch.End);
        var between = stretches.FindAll(other => other.Start >= (before?.End ?? 0) && other.End <= (after?.Start ?? int.MaxValue));
        var lineBefore = before?.Line ?? 0;
        if (after is null && before is null && between.Count != CodeLines.MinCount) return null;
        if (after is not null && after.Line - lineBefore - 1 != between.Count) return null;
        return lineBefore + between.IndexOf(stretch) + 1;
    }

    private int? OddGroup((int Start, int End) stretch)
    {
        var lengths = Groups(stretch);
        if (lengths.Count != CodeLines.Length / Symbols.GroupLength) return null;
        return lengths.Count(length => length != Symbols.GroupLength) == 1 ? lengths.FindIndex(length => length != Symbols.GroupLength) + 1 : null;
    }
}
