using System.Net.Http.Json;
using System.Text.Json;
using JkLab.Bench.Load.Client;
using JkLab.Bench.Load.Databases;
using JkLab.Bench.Load.Results;
using JkLab.Bench.Load.Server;
using JkLab.LicenseCore.Signing;

namespace JkLab.Bench.Load;

/// <summary>All figures of one size: every kind in turn, round after round, so that a busy minute of the machine meets all of them.</summary>
internal sealed class LoadRun(LoadOptions options, Customers customers, Folders folders)
{
    private const int OpenConnections = 256;

    private readonly List<Caller> activated = [];
    private readonly Random random = new(Seed: 1);
    private long computers = 1L << 40;
    private ServerProcess server = null!;
    private LoadClient client = null!;
    private AnswerCheck check = null!;
    private HttpClient side = null!;

    internal async Task<(IReadOnlyList<Figure> Figures, double? WrkEcho)> RunAsync()
    {
        using (server = ServerProcess.StartBench(folders.DataFolder, folders.FloorFile))
        using (side = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}") })
        {
            check = new AnswerCheck(customers, await ReadRingAsync(side));
            var kinds = options.Kinds.Contains(Kind.Repeated) && !options.Kinds.Contains(Kind.Activation) ? [Kind.Activation, .. options.Kinds] : options.Kinds;
            var expected = kinds.ToDictionary(kind => kind, _ => 2000.0);
            using (client = new LoadClient(server.Port, options.Connections))
            {
                // Twice: the first is slow, and says how many requests the others need.
                foreach (var kind in kinds.Concat(kinds)) expected[kind] = (await MeasureAsync(kind, expected[kind])).Outcome.Rate;
            }

            var closed = kinds.ToDictionary(kind => kind, _ => new List<Measured>());
            using (client = new LoadClient(server.Port, options.Connections))
            {
                for (var round = 0; round < options.Rounds; round++)
                {
                    foreach (var kind in kinds) closed[kind].Add(await MeasureAsync(kind, expected[kind]));
                    Console.WriteLine($"  {customers.Count:N0} licences, round {round + 1}: " + string.Join("  ", kinds.Select(kind => $"({kind.Letter()}) {closed[kind][^1].Outcome.Rate:N0}")));
                }
            }

            var open = kinds.ToDictionary(kind => kind, _ => new List<double>());
            using (client = new LoadClient(server.Port, OpenConnections))
            {
                for (var round = 0; round < options.Rounds; round++)
                {
                    foreach (var kind in kinds) open[kind].AddRange(MeasureHalf(kind, Statistics.Median([.. closed[kind].Select(m => m.Outcome.Rate)]) / 2));
                }
            }

            var wrk = kinds.Contains(Kind.Echo) ? MeasureWrk() : null;
            return ([.. kinds.Select(kind => Summarize(kind, closed[kind], open[kind]))], wrk);
        }
    }

    /// <summary>The keys that the server says it signs with.</summary>
    internal static async Task<KeyRing> ReadRingAsync(HttpClient side)
    {
        var keys = await side.GetFromJsonAsync<JsonElement>("/api/v1/public-keys");
        return new KeyRing(keys.EnumerateArray().Select(key => PublicKey.FromPem(key.GetProperty("publicKeyPem").GetString()!)));
    }

    private async Task<Measured> MeasureAsync(Kind kind, double expectedRate)
    {
        var requests = Prepare(kind, (int)(expectedRate * options.Seconds * 1.5) + 1000);
        var before = await side.GetFromJsonAsync(BenchFeature.Used, BenchJson.Default.Usage);
        var (serverTime, clientTime) = (server.ProcessorTime, Environment.CpuUsage.TotalTime);
        var outcome = client.RunClosed(requests, TimeSpan.FromSeconds(options.Seconds));
        (serverTime, clientTime) = (server.ProcessorTime - serverTime, Environment.CpuUsage.TotalTime - clientTime);
        var after = await side.GetFromJsonAsync(BenchFeature.Used, BenchJson.Default.Usage);
        Finish(requests, outcome);
        var count = outcome.Answered.Count;
        return new Measured(
            outcome, (double)(after!.AllocatedBytes - before!.AllocatedBytes) / count, serverTime.TotalMicroseconds / count, clientTime.TotalMicroseconds / count);
    }

    private List<double> MeasureHalf(Kind kind, double rate)
    {
        var requests = Prepare(kind, (int)(rate * options.Seconds) + 1);
        var outcome = client.RunOpen(requests, TimeSpan.FromSeconds(options.Seconds), rate);
        Finish(requests, outcome);
        return outcome.Latencies;
    }

    private Requests Prepare(Kind kind, int count) => new(
        kind, customers,
        [.. Enumerable.Range(0, count).Select(_ => kind == Kind.Repeated ? activated[random.Next(activated.Count)] : NewCaller())]);

    // Any licence, a computer that was never seen.
    private Caller NewCaller() => new(random.Next(customers.Count), computers++);

    private void Finish(Requests requests, Outcome outcome)
    {
        if (requests.Kind == Kind.Activation) activated.AddRange(outcome.Answered.Select(request => requests.Callers[request]));
        check.Check(requests, outcome);
        GC.Collect();
    }

    private double? MeasureWrk()
    {
        var body = Requests.Body(customers, NewCaller());
        return Wrk.Measure(server.Port, Kind.Echo.Path(), body, options.Connections, options.Seconds);
    }

    private static Figure Summarize(Kind kind, List<Measured> closed, List<double> open) => new(
        kind,
        [.. closed.Select(m => m.Outcome.Rate)],
        Statistics.Median([.. closed.Select(m => m.Bytes)]),
        Statistics.Median([.. closed.Select(m => m.ServerMicroseconds)]),
        Statistics.Median([.. closed.Select(m => m.ClientMicroseconds)]),
        [.. open.Order()]);

    private sealed record Measured(Outcome Outcome, double Bytes, double ServerMicroseconds, double ClientMicroseconds);
}
