namespace JkLab.LicenseCore.Text;

/// <summary>Puts lines together to whole codes, the likeliest first.</summary>
/// <remarks>
/// Lines may stand in the text twice, belong to two codes, be prose that has parity by chance, or be one of several corrections of
/// the same row. All ways to choose one candidate for each line are walked in the order of their total cost.
/// </remarks>
internal sealed class LineAssembler
{
    private const int CostRange = 16;
    private const int MaxSteps = 20_000;

    private readonly List<LineCandidate>[] byTag = new List<LineCandidate>[CodeLines.Tag(CodeLines.MaxCount, CodeLines.MaxCount) + 1];
    private int steps;

    internal LineAssembler(IEnumerable<LineCandidate> candidates)
    {
        for (var tag = 0; tag < byTag.Length; tag++) byTag[tag] = [];
        foreach (var candidate in candidates) byTag[candidate.Tag].Add(candidate);
        foreach (var list in byTag) list.Sort((a, b) => a.Cost.CompareTo(b.Cost));
    }

    /// <summary>Whether some number of lines is complete.</summary>
    internal bool IsComplete
    {
        get
        {
            for (var count = CodeLines.MinCount; count <= CodeLines.MaxCount; count++)
            {
                if (CheapestCost(1, count) is not null) return true;
            }

            return false;
        }
    }

    /// <summary>Shows every whole set of lines, cheapest first, until one of a cheaper cost was taken or nothing is left.</summary>
    /// <param name="take">Judges a set; true when nothing costlier needs to be seen.</param>
    internal void Walk(Func<LineCandidate[], bool> take)
    {
        for (var cost = 0; cost <= CodeLines.MaxCount * LineCandidate.TwoSlips; cost++)
        {
            var taken = false;
            for (var count = CodeLines.MinCount; count <= CodeLines.MaxCount; count++)
            {
                if (CheapestCost(1, count) is { } cheapest && cheapest <= cost && cost <= cheapest + CostRange)
                    taken |= Choose(new LineCandidate[count], 1, cost, take);
            }

            if (taken || steps > MaxSteps) return;
        }
    }

    // Fills in the lines from this one on so that their costs sum up to exactly what is left.
    private bool Choose(LineCandidate[] chosen, int line, int left, Func<LineCandidate[], bool> take)
    {
        if (line > chosen.Length) return left == 0 && take(chosen);
        var taken = false;
        var rest = CheapestCost(line + 1, chosen.Length)!.Value;
        foreach (var candidate in byTag[CodeLines.Tag(line, chosen.Length)])
        {
            if (candidate.Cost + rest > left || ++steps > MaxSteps) break;
            if (line == chosen.Length && candidate.Cost != left) continue;
            chosen[line - 1] = candidate;
            taken |= Choose(chosen, line + 1, left - candidate.Cost, take);
        }

        return taken;
    }

    private int? CheapestCost(int fromLine, int count)
    {
        var cost = 0;
        for (var line = fromLine; line <= count; line++)
        {
            var candidates = byTag[CodeLines.Tag(line, count)];
            if (candidates.Count == 0) return null;
            cost += candidates[0].Cost;
        }

        return cost;
    }
}
