using System.Net;
using System.Text.RegularExpressions;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Faults;

/// <summary>
/// A killed process leaves its writes to the system, so that no kill tells whether they would survive a power cut. The order of system
/// calls does: the log of the database is synced before the answer goes out.
/// </summary>
public partial class FsyncTests
{
    private const string Calls = "trace=fsync,fdatasync,sendto,sendmsg,write,writev";

    [SkippableFact]
    public async Task Answer_ToWhatWasWritten_LeavesAfterTheSync()
    {
        Tool.Need("strace", "-V");
        using var check = new Owner();
        Skip.IfNot(Tool.Run("strace", "-o", check.PathTo("check"), "true").Status == 0, "tracing is refused here");
        var trace = check.PathTo("trace");
        using var owner = new Owner { Launcher = ["strace", "-D", "-f", "--seccomp-bpf", "-y", "-s", "40", "-e", Calls, "-o", trace] };
        var ledger = new Ledger();
        ledger.Sell(owner, 4, seats: 3);
        await using var server = await RunningServer.StartAsync(owner, "--Logging:Level=Warning");
        var crm = new Crm(server.Client);
        var customer = ledger.Customers[0];
        for (var i = 0; i < 3; i++)
        {
            await server.Client.GetStringAsync("/health/live");
            (await crm.ActivateAsync(customer.Key, customer.Computers[i].Id)).Is(HttpStatusCode.Created);
            await server.Client.GetStringAsync("/health/live");
            (await crm.DeactivateAsync(customer.Key, customer.Computers[i].Id)).Is(HttpStatusCode.OK);
            await server.Client.GetStringAsync("/health/live");
            (await crm.TryAsync("KBRS", customer.Computers[i].Id)).Is(HttpStatusCode.Created);
        }

        Assert.Equal(0, await server.StopAsync());
        var events = Events(File.ReadLines(trace)).ToList();
        var answers = Enumerable.Range(0, events.Count).Where(i => events[i] == Event.Answer).ToList();
        Assert.True(answers.Count >= 18, $"{answers.Count} answers seen in the trace");
        foreach (var written in answers.TakeLast(18).Chunk(2).Select(pair => pair[1]))
            Assert.Contains(Event.Sync, events[..written].AsEnumerable().Reverse().TakeWhile(found => found != Event.Answer));
    }

    private static IEnumerable<Event> Events(IEnumerable<string> lines)
    {
        var syncing = new HashSet<string>();
        foreach (var line in lines)
        {
            var thread = line.Split(' ')[0];
            if (line.Contains("\"HTTP/1.1 2")) yield return Event.Answer;
            else if (BeginsSync().IsMatch(line) && line.Contains("unfinished")) syncing.Add(thread);
            else if (BeginsSync().IsMatch(line) && line.EndsWith("= 0")) yield return Event.Sync;
            else if (line.Contains("sync resumed>") && syncing.Remove(thread) && line.EndsWith("= 0")) yield return Event.Sync;
        }
    }

    private enum Event
    {
        Answer,
        Sync,
    }

    [GeneratedRegex(@"(fsync|fdatasync)\(\d+<\S*jklab\.db-wal>")]
    private static partial Regex BeginsSync();
}
