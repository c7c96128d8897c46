namespace JkLab.Bench.Load.Results;

/// <summary>What was measured of one kind on one database.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Rates">Answers a second at the highest rate, one for each round.</param>
/// <param name="Bytes">Allocated a request.</param>
/// <param name="ServerMicroseconds">Processor time of the server a request.</param>
/// <param name="ClientMicroseconds">Processor time of the load client a request.</param>
/// <param name="Latencies">At half of the highest rate, milliseconds, ascending.</param>
internal sealed record Figure(
    Kind Kind, IReadOnlyList<double> Rates, double Bytes, double ServerMicroseconds, double ClientMicroseconds, IReadOnlyList<double> Latencies)
{
    /// <summary>The median of the rounds.</summary>
    internal double Rate => Statistics.Median(Rates);

    /// <summary>The latency that a share of the requests stayed within, in milliseconds.</summary>
    internal double Within(double share) => Statistics.Quantile(Latencies, share);
}

/// <summary>How the program itself started on a database.</summary>
/// <param name="Ready">Seconds to the first answer that says ready.</param>
/// <param name="FirstActivation">Seconds to the first activation.</param>
/// <param name="FirstSecond">Activations in the second after that.</param>
/// <param name="Steady">Activations a second later on.</param>
/// <param name="PeakMemory">Bytes, of the whole process, at the end.</param>
internal sealed record Start(double Ready, double FirstActivation, double FirstSecond, double Steady, long PeakMemory)
{
    /// <summary>How much of the steady rate the first second had.</summary>
    internal double FirstShare => FirstSecond / Steady;
}

/// <summary>Everything about one size.</summary>
/// <param name="Licenses">In the database.</param>
/// <param name="DatabaseBytes">Its file.</param>
/// <param name="Figures">Of each kind.</param>
/// <param name="Restart">The start with the file in the page cache.</param>
/// <param name="Boot">The start with the file out of it.</param>
/// <param name="WrkEcho">The echo asked by wrk; null where it is not installed.</param>
internal sealed record SizeFigures(int Licenses, long DatabaseBytes, IReadOnlyList<Figure> Figures, Start Restart, Start Boot, double? WrkEcho)
{
    internal Figure? this[Kind kind] => Figures.FirstOrDefault(figure => figure.Kind == kind);

    /// <summary>The median over the rounds of one kind's rate by another's, each taken in the same round.</summary>
    internal double? Ratio(Kind kind, Kind by) => this[kind] is { } one && this[by] is { } other
        ? Statistics.Median([.. one.Rates.Zip(other.Rates, (a, b) => a / b)])
        : null;
}

internal static class Statistics
{
    internal static double Median(IReadOnlyList<double> values) => Quantile([.. values.Order()], 0.5);

    /// <summary>Of ascending values.</summary>
    internal static double Quantile(IReadOnlyList<double> ascending, double share) =>
        ascending.Count == 0 ? double.NaN : ascending[(int)Math.Min(ascending.Count - 1, share * ascending.Count)];
}
