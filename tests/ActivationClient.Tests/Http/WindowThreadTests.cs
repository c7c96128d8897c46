using System.Collections.Concurrent;
using System.Security.Cryptography;
using JkLab.LicenseCore;

namespace JkLab.ActivationClient.Tests;

/// <summary>A window's thread runs one thing after the other; whoever waits on it for something that wants to come back to it waits for ever.</summary>
public class WindowThreadTests
{
    [Fact]
    public void SynchronousCalls_OnAWindowsThread_DoNotDeadlock()
    {
        using var computer = new Computer();
        using var server = new StubServer(request => request.Path.EndsWith("deactivations", StringComparison.Ordinal)
            ? StubServer.Json("200 OK", new { seat = 1, releasedAt = "2026-03-10T09:30:00Z" })
            : StubServer.Activated(request.Path.EndsWith("trials", StringComparison.Ordinal) ? Codes.Trial(request.SystemId) : Codes.For(request.SystemId)));
        computer.Server = server.Address;
        using var client = computer.Start();
        var key = LicenseKey.Create(RandomNumberGenerator.Create()).ToString();
        var states = new List<LicenseState>();
        var window = new Window(() =>
        {
            states.Add(client.StartTrial().State);
            states.Add(client.Activate(key).State);
            states.Add(client.Deactivate().State);

            // Waiting for the asynchronous one is bad manners, but common.
            states.Add(client.ActivateAsync(key).GetAwaiter().GetResult().State);
        });
        Assert.True(window.Join(TimeSpan.FromSeconds(30)), "deadlock");
        Assert.Equal([LicenseState.Trial, LicenseState.Licensed, LicenseState.Trial, LicenseState.Licensed], states);
    }

    [Fact]
    public void ManyThreads_UseOneClient_NothingBreaks()
    {
        using var computer = new Computer();
        using var client = computer.Start();
        var code = Codes.For(client.SystemId).ToString();
        Parallel.For(0, 200, i =>
        {
            if (i % 20 == 0) client.EnterCode(code);
            else client.Check();
        });
        Assert.Equal(LicenseState.Licensed, client.Check().State);
    }

    private sealed class Window : SynchronizationContext
    {
        private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> queue = [];
        private readonly Thread thread;

        internal Window(Action work)
        {
            thread = new Thread(() =>
            {
                SetSynchronizationContext(this);
                work();
                queue.CompleteAdding();
                foreach (var (callback, state) in queue.GetConsumingEnumerable()) callback(state);
            })
            { IsBackground = true };
            thread.Start();
        }

        internal bool Join(TimeSpan patience) => thread.Join(patience);

        public override void Post(SendOrPostCallback d, object? state)
        {
            if (!queue.IsAddingCompleted) queue.Add((d, state));
        }
    }
}
