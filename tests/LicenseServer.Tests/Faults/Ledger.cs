using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Faults;

/// <summary>What customers were told and rely on, and every answer that does not fit to it.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<(uint License, int Seat, Day IssuedOn, int Issue), string> places = new();
    private readonly ConcurrentDictionary<SystemId, string> trials = new();
    private readonly ConcurrentQueue<SystemId> trialsInDoubt = new();
    private readonly ConcurrentQueue<string> complaints = new();
    private volatile Customer[] customers = [];
    private long answers;
    private long lost;
    private long refusals;

    /// <summary>Everybody, in the order of their purchase.</summary>
    internal IReadOnlyList<Customer> Customers => customers;

    /// <summary>Trials that were confirmed.</summary>
    internal IReadOnlyDictionary<SystemId, string> Trials => trials;

    /// <summary>How many calls were answered.</summary>
    internal long Answers => Interlocked.Read(ref answers);

    /// <summary>How many calls got no answer.</summary>
    internal long Lost => Interlocked.Read(ref lost);

    /// <summary>How many calls were asked to come back later: 503 with Retry-After.</summary>
    internal long Refusals => Interlocked.Read(ref refusals);

    /// <summary>How many different codes were given out.</summary>
    internal int Codes => places.Count;

    /// <summary>Whatever was wrong.</summary>
    internal IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>Sells licences by the owner's verb.</summary>
    internal void Sell(Owner owner, int count)
    {
        for (var seats = 1; seats <= 4; seats++)
        {
            Sell(owner, count / 4, seats);
        }
    }

    /// <summary>Sells licences of so many seats.</summary>
    internal void Sell(Owner owner, int count, int seats)
    {
        var sold = owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard", "--seats", seats.ToString(), "--count", count.ToString());
        var more = sold.EnumerateArray().Select(license => new Customer(license.GetProperty("key").GetString()!, license.GetProperty("id").GetUInt32(), seats));
        lock (places) customers = [.. customers, .. more];
    }

    /// <summary>Asks, and counts what comes back.</summary>
    /// <returns>Null when no answer came, or one that says to come back later.</returns>
    internal async Task<Reply?> AskAsync(Func<Task<Reply>> ask)
    {
        try
        {
            var reply = await ask();
            if (reply.Status == HttpStatusCode.ServiceUnavailable)
            {
                if (reply.Text("code") != "storage-unavailable" || !reply.Headers.ContainsKey("Retry-After")) Complain($"503 without what belongs to it: {reply.Json}");
                Interlocked.Increment(ref refusals);
                return null;
            }

            Interlocked.Increment(ref answers);
            return reply;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or JsonException)
        {
            Interlocked.Increment(ref lost);
            return null;
        }
    }

    /// <summary>Starts a trial on a new computer, or asks again where the last answer was lost.</summary>
    internal async Task TryAsync(Crm crm)
    {
        var isRepeated = trialsInDoubt.TryDequeue(out var id);
        id ??= Crm.NewComputer();
        if (await AskAsync(() => crm.TryAsync("KBRS", id)) is not { } reply)
        {
            trialsInDoubt.Enqueue(id);
            return;
        }

        if (reply.Status != HttpStatusCode.Created && !(isRepeated && reply.Status == HttpStatusCode.OK))
        {
            Complain($"trial: {(int)reply.Status} {reply.Json}");
            return;
        }

        Keep(reply.Code);
        trials[id] = reply.Code;
    }

    /// <summary>Keeps a code that was given out. No other may have its licence, seat, day and issue.</summary>
    internal void Keep(string text)
    {
        if (ActivationCode.TryParse(text) is not { } code) Complain("no code: " + text);
        else if (places.GetOrAdd((code.License, code.Seat, code.IssuedOn, code.Issue), text) != text)
            Complain($"licence {code.License}, seat {code.Seat}, day {code.IssuedOn}, issue {code.Issue}: two codes");
    }

    /// <summary>Notes what is wrong.</summary>
    internal void Complain(string what) => complaints.Enqueue(what);

    /// <summary>Makes sure that nothing was wrong.</summary>
    internal void AssertClean() => Assert.True(complaints.IsEmpty, $"{complaints.Count} complaints:\n" + string.Join('\n', complaints.Take(20)));
}
