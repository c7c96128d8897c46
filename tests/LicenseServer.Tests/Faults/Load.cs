using System.Security.Cryptography;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Faults;

/// <summary>
/// Customers on several connections who activate, release, ask again, validate and try. They go through the licences in the order of
/// sale, a few dozen at a time, so that several connections meet on one licence.
/// </summary>
internal sealed class Load : IAsyncDisposable
{
    private const int Window = 24;
    private const int CallsForEach = 16;

    private readonly Ledger ledger;
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> callers;
    private volatile TaskCompletionSource<Crm> open = NewGate();
    private int underWay;
    private int calls;

    /// <summary>Callers that wait until a server is there.</summary>
    internal Load(Ledger ledger, int connections = 8)
    {
        this.ledger = ledger;
        callers = [.. Enumerable.Range(0, connections).Select(_ => Task.Run(CallAsync))];
    }

    /// <summary>Lets them call this server.</summary>
    internal void Open(HttpClient client) => open.TrySetResult(new Crm(client));

    /// <summary>Lets nobody call any more, and waits for those who do.</summary>
    internal async Task CloseAsync()
    {
        open = NewGate();
        while (Volatile.Read(ref underWay) > 0) await Task.Delay(5);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(callers);
        stop.Dispose();
    }

    private async Task CallAsync()
    {
        try
        {
            while (true)
            {
                await open.Task.WaitAsync(stop.Token);
                Interlocked.Increment(ref underWay);
                try
                {
                    // The gate may have closed before this one was counted.
                    if (open.Task is { IsCompletedSuccessfully: true } current) await CallAsync(current.Result);
                }
                finally
                {
                    Interlocked.Decrement(ref underWay);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
        catch (Exception e)
        {
            ledger.Complain(e.ToString());
        }
    }

    private async Task CallAsync(Crm crm)
    {
        var before = ledger.Lost + ledger.Refusals;
        var kind = RandomNumberGenerator.GetInt32(100);
        if (kind < 8) await ledger.TryAsync(crm);
        else await CallAsync(crm, kind);
        if (ledger.Lost + ledger.Refusals > before) await Task.Delay(10); // nobody hammers at a door that is shut
    }

    private async Task CallAsync(Crm crm, int kind)
    {
        var all = ledger.Customers;
        var last = Math.Min(all.Count, Window + Interlocked.Increment(ref calls) / CallsForEach);
        var customer = all[RandomNumberGenerator.GetInt32(Math.Max(0, last - Window), last)];
        var computer = customer.Computers[RandomNumberGenerator.GetInt32(customer.Computers.Count)];
        if (!computer.TryTake()) return;
        try
        {
            customer.IsTouched = true;
            if (kind < 65) await computer.ActivateAsync(crm, ledger, customer);
            else if (kind < 85) await computer.ReleaseAsync(crm, ledger, customer);
            else await computer.ValidateAsync(crm, ledger, customer);
        }
        finally
        {
            computer.Leave();
        }
    }

    private static TaskCompletionSource<Crm> NewGate() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
