namespace JkLab.LicenseCore.Text;

/// <summary>One way of reading a text, by one keyboard: what was found so far and the best code that it makes.</summary>
internal sealed class ReadingAttempt(PastedText text, Keyboard keyboard, CodeJudge judge)
{
    /// <summary>Places where two slips are looked for; a customer types eleven lines at most.</summary>
    private const int MostPlacesOfTwoSlips = 16;

    private readonly LineFinder finder = new(text);
    private readonly Dictionary<int, List<LineCandidate>> oneSlip = [];
    private List<LineCandidate> clean = [];
    private List<LineFinder.Window> damaged = [];
    private LineCandidate[] bestLines = [];

    internal Keyboard Keyboard => keyboard;

    /// <summary>The best code so far, or null when no set of lines was complete.</summary>
    internal CodeJudge.Judgment? Best { get; private set; }

    /// <summary>
    /// Whether nothing better can be found: the code is genuine, or signed with a stolen key, or there is no System-ID against which any
    /// could be verified.
    /// </summary>
    internal bool IsSettled => Best is { IsGenuine: true } or { IsStolen: true } or { Problem: null };

    /// <summary>How many different lines stand clean in the text.</summary>
    internal int CleanLines { get; private set; }

    /// <summary>Whole sets of clean lines.</summary>
    internal void TryClean()
    {
        clean = finder.FindAtGroups();
        Assemble(clean);
        if (Best is { IsGenuine: true }) return;

        if (!new LineAssembler(clean).IsComplete)
        {
            clean = finder.FindEverywhere();
            Assemble(clean);
        }

        CleanLines = clean.Where(line => line.Cost <= LineCandidate.Begun).Select(line => line.Tag).Distinct().Count();
        damaged = finder.FindDamaged(clean);
    }

    /// <summary>One slip in each of the lines that are not there.</summary>
    internal void TryMissing() => AssembleMended(MissingTags(), OneSlip);

    /// <summary>One slip in any line: a damaged code beside a whole one that is not for this computer.</summary>
    internal void TryEvery()
    {
        if (damaged.Count > 0 && clean.Exists(line => line.IsPrinted)) AssembleMended(AllTags(), OneSlip);
    }

    /// <summary>Two slips in a line that is not there.</summary>
    internal void TryTwoSlips() => AssembleMended(MissingTags(), tags => [.. OneSlip(tags), .. TwoSlips(tags)]);

    internal CodeReading Conclude()
    {
        var repairs = new List<CodeRepair>();
        if (keyboard != Keyboard.AsTyped) repairs.Add(new CodeRepair(RepairKind.KeyboardLayout, null, null, null));
        foreach (var line in bestLines) AddRepairs(line, repairs);

        if (Best is { } best && (best.IsGenuine || bestLines.All(line => line.IsTrusted(clean)) || IsTold(best)))
        {
            return new CodeReading
            {
                Kind = CodeKind.ActivationCode,
                Problem = best.Problem,
                Code = best.Code,
                IsGenuine = best.IsGenuine,
                SystemId = best.SystemId,
                Repairs = repairs,
                Keyboard = keyboard,
            };
        }

        return new Diagnosis(text, keyboard, clean, bestLines).Conclude();
    }

    // Without a signature that verifies, mended lines tell something only where each could be mended in one way alone.
    private bool IsTold(CodeJudge.Judgment best) =>
        best.Problem is null or CodeProblem.OtherSystemId or CodeProblem.NewerProgram
        && bestLines.All(line => line.Correction is null || (line.Cost == LineCandidate.OneSlip && IsOnlyCorrection(line)));

    private bool IsOnlyCorrection(LineCandidate line) =>
        OneSlip([line.Tag]).Count(other => other.Cost == LineCandidate.OneSlip) == 1;

    private static void AddRepairs(LineCandidate line, List<CodeRepair> repairs)
    {
        if (line.Correction is not { } correction) return;
        var meant = Symbols.Print(line.Word);
        repairs.Add(new CodeRepair(correction.Kind, line.Line, Group(correction.Position), meant));
        if (correction.SecondPosition >= 0) repairs.Add(new CodeRepair(correction.SecondKind, line.Line, Group(correction.SecondPosition), meant));
    }

    private static int Group(int position) => (position / Symbols.GroupLength) + 1;

    // Most texts that are no code end here: nothing in them can be the first line of one.
    private void AssembleMended(List<int> tags, Func<List<int>, List<LineCandidate>> mend)
    {
        if (!clean.Exists(line => line.Tag == 1) && (!tags.Contains(1) || mend([1]).Count == 0)) return;
        var mended = mend(tags);
        if (mended.Count > 0) Assemble(clean.Concat(mended));
    }

    private List<LineCandidate> OneSlip(List<int> tags)
    {
        foreach (var tag in tags)
        {
            if (!oneSlip.ContainsKey(tag)) oneSlip[tag] = Corrections(tag, damaged, Correction.FindSingle, LineCandidate.OneSlip);
        }

        return tags.SelectMany(tag => oneSlip[tag]).ToList();
    }

    private List<LineCandidate> TwoSlips(List<int> tags)
    {
        var places = damaged.Where(window => window.Cost == 0).Take(MostPlacesOfTwoSlips).ToList();
        return tags.SelectMany(tag => Corrections(tag, places, Correction.FindDouble, LineCandidate.TwoSlips)).ToList();
    }

    private void Assemble(IEnumerable<LineCandidate> candidates)
    {
        new LineAssembler(candidates).Walk(lines =>
        {
            if (judge.IsExhausted) return true;
            var judgment = judge.Judge(CodeLines.Join(lines.Select(line => line.Word).ToArray()));
            if (Best is not { } best || judgment.IsBetterThan(best))
            {
                Best = judgment;
                bestLines = lines.ToArray();
            }

            return judgment is { IsGenuine: true, Problem: null };
        });
    }

    private List<int> AllTags()
    {
        // A code of more than five lines is looked for only where there is room for one.
        var room = clean.Count(line => line.Cost <= LineCandidate.Begun) + damaged.Count(window => window.Cost == 0);
        var most = clean.Where(line => line.IsPrinted).Select(line => line.Line).DefaultIfEmpty(0).Max();
        var tags = new HashSet<int>();
        for (var count = CodeLines.MinCount; count <= CodeLines.MaxCount; count++)
        {
            if (count > CodeLines.MinCount && (count > room || count < most)) continue;
            for (var line = 1; line <= count; line++) tags.Add(CodeLines.Tag(line, count));
        }

        return tags.ToList();
    }

    private List<int> MissingTags() => AllTags().Where(tag => !clean.Any(line => line.Tag == tag && line.IsPrinted)).ToList();

    private delegate void Find(int tag, ReadOnlySpan<byte> typed, int length, List<Correction> found);

    private List<LineCandidate> Corrections(int tag, List<LineFinder.Window> places, Find find, int cost)
    {
        var candidates = new List<LineCandidate>();
        var found = new List<Correction>();
        var seen = new HashSet<string>();
        foreach (var place in places)
        {
            found.Clear();
            find(tag, text.Slice(place.Start, place.Length), CodeLines.Length, found);
            foreach (var correction in found)
            {
                if (tag == 1 && !CanBegin(correction.Word)) continue;
                if (!seen.Add(Symbols.Print(correction.Word))) continue;
                candidates.Add(new LineCandidate(
                    tag, correction.Word, place.Start, place.Length, cost + place.Cost + OutOfOrder(tag, place), correction));
            }
        }

        return candidates;
    }

    // Lines mostly stand in their order; a place between lines 2 and 4 holds line 3.
    private int OutOfOrder(int tag, LineFinder.Window window)
    {
        var line = CodeLines.LineOfTag(tag);
        foreach (var other in clean)
        {
            if (other.IsPrinted && (other.Start < window.Start ? other.Line >= line : other.Line <= line)) return 1;
        }

        return 0;
    }

    private bool CanBegin(byte[] firstLine)
    {
        var words = new byte[CodeLines.MinCount][];
        for (var i = 0; i < words.Length; i++) words[i] = firstLine;
        return judge.CanBegin(CodeLines.Join(words));
    }
}
