namespace JkLab.Bench.Load.Client;

/// <summary>What came of a run.</summary>
/// <param name="Seconds">From the first request to the last answer.</param>
/// <param name="Answered">Which requests were answered rightly, by index.</param>
/// <param name="Latencies">Of each, in milliseconds.</param>
/// <param name="Samples">Some whole answers, with the index of their request.</param>
internal sealed record Outcome(double Seconds, List<int> Answered, List<double> Latencies, List<(int Request, byte[] Json)> Samples)
{
    internal double Rate => Answered.Count / Seconds;
}
