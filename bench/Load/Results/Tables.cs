using System.Runtime.InteropServices;
using System.Text;

namespace JkLab.Bench.Load.Results;

/// <summary>The figures as Markdown tables.</summary>
internal static class Tables
{
    internal static string Write(LoadOptions options, IReadOnlyList<SizeFigures> sizes, DateTimeOffset now, string load)
    {
        var text = new StringBuilder();
        text.AppendLine(
            $"Taken on {now:yyyy-MM-dd} on {Environment.ProcessorCount} cores ({Processor()}), .NET {Environment.Version}, {options.Connections} connections, "
            + $"{options.Rounds} rounds of {options.Seconds:0.#} s for each figure; the rate is the median of the rounds (lowest to highest). "
            + $"Load average when it began: {load}.");
        foreach (var size in sizes) Write(text, size, sizes[0]);
        return text.ToString();
    }

    private static void Write(StringBuilder text, SizeFigures size, SizeFigures smallest)
    {
        text.AppendLine().AppendLine($"### {size.Licenses:N0} licences, database {size.DatabaseBytes / 1e6:N0} MB").AppendLine();
        text.AppendLine("| | a second | p50 | p99 | p99.9 | bytes a request | server CPU | client CPU |").AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var figure in size.Figures)
        {
            text.AppendLine(
                $"| ({figure.Kind.Letter()}) {figure.Kind.Title()} | {figure.Rate:N0} ({figure.Rates.Min():N0} to {figure.Rates.Max():N0}) "
                + $"| {figure.Within(0.5):0.00} ms | {figure.Within(0.99):0.0} ms | {figure.Within(0.999):0.0} ms | {figure.Bytes:N0} "
                + $"| {figure.ServerMicroseconds:0} µs | {figure.ClientMicroseconds:0} µs |");
        }

        if (size.WrkEcho is { } wrk) text.AppendLine().AppendLine($"The echo asked by wrk instead: {wrk:N0} a second.");
        text.AppendLine().AppendLine("| target | wanted | measured | |").AppendLine("|---|---|---|---|");
        foreach (var target in Target.Of(size, smallest))
            text.AppendLine($"| {target.What} | {(target.AtMost ? "at most" : "at least")} {target.Bound:0.##}{target.Unit} | {target.Value:0.##}{target.Unit} | {target.Verdict} |");
        text.AppendLine().AppendLine($"The program itself, with the file in the page cache: {Describe(size.Restart)}.").AppendLine($"With the file out of it: {Describe(size.Boot)}.");
    }

    private static string Describe(Start start) =>
        $"ready after {start.Ready:0.00} s, first activation after {start.FirstActivation:0.00} s, "
        + $"{start.FirstSecond:N0} activations in the first second, {start.Steady:N0} a second later on";

    /// <summary>How busy the machine was in the last minute without us.</summary>
    internal static string LoadAverage() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string Processor()
    {
        if (!File.Exists("/proc/cpuinfo")) return RuntimeInformation.ProcessArchitecture.ToString();
        return File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[1] ?? "unknown";
    }
}
