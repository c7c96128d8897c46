namespace JkLab.Bench.Load.Results;

/// <summary>A bound that was set before anything was measured.</summary>
/// <param name="What">In words.</param>
/// <param name="Value">What was measured; null where it was not.</param>
/// <param name="Bound">At least, or at most, this.</param>
/// <param name="AtMost">Whether less is better.</param>
/// <param name="Unit">Written behind the numbers.</param>
internal sealed record Target(string What, double? Value, double Bound, bool AtMost, string Unit)
{
    /// <summary>Whether the bound holds, or by how much it does not.</summary>
    internal string Verdict => Value is not { } value || double.IsNaN(value) ? "not measured"
        : AtMost ? value <= Bound ? "reached" : $"missed by {value - Bound:0.##}{Unit}"
        : value >= Bound ? "reached" : $"missed by {Bound - value:0.##}{Unit}";

    /// <summary>All of them, for one size beside the smallest.</summary>
    internal static IReadOnlyList<Target> Of(SizeFigures size, SizeFigures smallest)
    {
        var targets = new List<Target>
        {
            new("(c) by (b)", size.Ratio(Kind.Activation, Kind.Floor), 0.8, AtMost: false, ""),
            new("(c) by (e)", size.Ratio(Kind.Activation, Kind.Naive), 2, AtMost: false, ""),
            new("(d) by (a)", size.Ratio(Kind.Repeated, Kind.Echo), 0.5, AtMost: false, ""),
            new("99 % of (c) at half rate within", size[Kind.Activation]?.Within(0.99), 20, AtMost: true, " ms"),
            new("start to first answer", size.Boot.Ready, 1, AtMost: true, " s"),
            new("first second by steady rate", size.Restart.FirstShare, 0.5, AtMost: false, ""),
            new("the same with the file out of the page cache", size.Boot.FirstShare, 0.5, AtMost: false, ""),
            new("peak memory", Math.Max(size.Restart.PeakMemory, size.Boot.PeakMemory) / 1e6, 250, AtMost: true, " MB"),
        };
        if (size != smallest)
            targets.Insert(4, new($"(c) by (c) with {smallest.Licenses:N0} licences", size[Kind.Activation]?.Rate / smallest[Kind.Activation]?.Rate, 0.9, AtMost: false, ""));
        return targets;
    }
}
