using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace JkLab.Bench;

/// <summary>
/// A short run for CI: every benchmark works, and a clean paste is read without allocating much. Times are printed, not judged:
/// they say more of the machine than of the code.
/// </summary>
internal static class Smoke
{
    private const long MaxCleanPasteBytes = 20_000;

    /// <summary>Every class of benchmarks.</summary>
    internal static readonly Type[] All = [typeof(ActivationCodeBenchmarks), typeof(CheckBenchmarks), typeof(InvoiceBenchmarks)];

    internal static int Run()
    {
        var job = Job.Dry.WithIterationCount(3).WithInvocationCount(16).WithUnrollFactor(1).WithWarmupCount(1)
            .WithToolchain(InProcessEmitToolchain.Instance);
        var summaries = BenchmarkRunner.Run(All, DefaultConfig.Instance.AddJob(job));
        var reports = summaries.SelectMany(summary => summary.Reports).ToList();
        if (summaries.Any(summary => summary.HasCriticalValidationErrors) || reports.Any(report => !report.Success)) return 1;

        var bytes = Allocated(reports.Single(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name == ActivationCodeBenchmarks.CleanPaste));
        Console.WriteLine($"a clean paste allocates {bytes} bytes, at most {MaxCleanPasteBytes} are allowed");
        return bytes < MaxCleanPasteBytes ? 0 : 1;
    }

    private static long Allocated(BenchmarkReport report) =>
        report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? throw new InvalidOperationException("no allocations were measured");
}
