using Xunit.Abstractions;

namespace JkLab.LicenseCore.Tests.Humans;

/// <summary>
/// The promise to whoever types a code from a letter: what goes wrong, how much of it is noticed, found and mended. 1,000 errors a
/// class, or 100,000 with JKLAB_LONG=1.
/// </summary>
public class HumanErrorTests(ITestOutputHelper output)
{
    private static readonly int Trials = LongRun.IsOn ? 100_000 : 1000;

    private static readonly ActivationCode[] Codes =
        [.. Enumerable.Range(1, 50).Select(n => Sample.Sign(Sample.Terms with { License = (uint)n * 0x9e3779b9, Seat = n, Features = (ushort)n }))];

    [Fact]
    public void Simulate_EveryClass_ReachesTheReferenceFigures()
    {
        var reader = new ActivationCodeReader(Sample.Ring);
        var failures = new List<string>();
        Print($"{"error",-36} {"simulated",10} {"detected",10} {"located",10} {"repaired",10} {"wrongly accepted",17}");
        foreach (var errors in HumanErrors.Classes)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var tally = HumanErrors.Simulate(errors, Codes, Trials, text => reader.Read(text, Sample.Context));
            var (detected, located, repaired) = (tally.Share(tally.Detected), tally.Share(tally.Located), tally.Share(tally.Repaired));
            Print($"{errors.Name,-36} {tally.Trials,10} {detected,8:F2} % {located,8:F2} % {repaired,8:F2} % {tally.WronglyAccepted,17}   {watch.Elapsed.TotalMilliseconds / tally.Trials:F1} ms");

            if (tally.WronglyAccepted > 0) failures.Add($"{errors}: {tally.WronglyAccepted} wrongly accepted");
            if (tally.Detected < tally.Trials) failures.Add($"{errors}: {detected} % detected");
            if (located < errors.LeastLocated) failures.Add($"{errors}: {located} % located, {errors.LeastLocated} % promised");
            if (repaired < errors.LeastRepaired) failures.Add($"{errors}: {repaired} % repaired, {errors.LeastRepaired} % promised");
        }

        Assert.Empty(failures);
    }

    private void Print(string line)
    {
        output.WriteLine(line);
        Console.WriteLine(line);
    }
}
