using System.Diagnostics;
using JkLab.Bench.Load.Client;
using JkLab.Bench.Load.Databases;
using JkLab.Bench.Load.Results;
using JkLab.Bench.Load.Server;

namespace JkLab.Bench.Load;

/// <summary>The program itself, as installed: how soon it answers, how fast it is at once, and how much memory it takes at its highest rate.</summary>
internal sealed class StartRun(LoadOptions options, string program, Customers customers, Folders folders)
{
    /// <summary>More than any server manages.</summary>
    private const int MaxRate = 20_000;

    private readonly Random random = new(Seed: 2);
    private long computers = 1L << 41;

    /// <param name="cold">Whether the database is out of the page cache, as when the machine itself has just started.</param>
    internal async Task<Start> RunAsync(bool cold)
    {
        var (one, first, later) = (Prepare(1), Prepare(MaxRate), Enumerable.Range(0, 3).Select(_ => Prepare((int)(MaxRate * options.Seconds))).ToList());
        if (cold) Native.Forget(folders.DatabaseFile);
        var clock = Stopwatch.StartNew();
        using var server = ServerProcess.StartProgram(program, folders.DataFolder);
        using var side = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}") };
        (await side.GetAsync("/health/ready")).EnsureSuccessStatusCode();
        var ready = clock.Elapsed.TotalSeconds;
        using var client = new LoadClient(server.Port, options.Connections);
        client.RunClosed(one, TimeSpan.FromSeconds(1));
        var firstActivation = clock.Elapsed.TotalSeconds;
        var firstSecond = client.RunClosed(first, TimeSpan.FromSeconds(1));
        var steady = later.Select(requests => client.RunClosed(requests, TimeSpan.FromSeconds(options.Seconds))).ToList();

        var check = new AnswerCheck(customers, await LoadRun.ReadRingAsync(side));
        check.Check(first, firstSecond);
        check.Check(later[^1], steady[^1]);
        return new Start(ready, firstActivation, firstSecond.Rate, steady[^1].Rate, server.PeakMemory);
    }

    private Requests Prepare(int count) =>
        new(Kind.Activation, customers, [.. Enumerable.Range(0, count).Select(_ => new Caller(random.Next(customers.Count), computers++))]);
}
