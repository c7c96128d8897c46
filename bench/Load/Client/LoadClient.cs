using System.Diagnostics;
using System.Text;

namespace JkLab.Bench.Load.Client;

/// <summary>
/// Sends requests over many connections from a single thread: one wait for all sockets, one receive and one send for each answer, no
/// allocation. It shares the machine with the server, so what it costs is missing there.
/// </summary>
internal sealed class LoadClient : IDisposable
{
    private const int SampleEvery = 512;

    private readonly Connection[] connections;
    private readonly Native.Waiting[] waiting;

    internal LoadClient(int port, int connections)
    {
        this.connections = [.. Enumerable.Range(0, connections).Select(_ => new Connection(port))];
        waiting = new Native.Waiting[connections];
    }

    /// <summary>The highest rate: each connection asks again as soon as it was answered.</summary>
    internal Outcome RunClosed(Requests requests, TimeSpan duration) => Run(requests, duration, interval: 0);

    /// <summary>
    /// A given rate, whatever the server does. Latency counts from the moment at which a request was due, not from when a connection was
    /// free for it, so that a stall is felt by everyone who would have called meanwhile.
    /// </summary>
    internal Outcome RunOpen(Requests requests, TimeSpan duration, double perSecond) => Run(requests, duration, Stopwatch.Frequency / perSecond);

    public void Dispose()
    {
        foreach (var connection in connections) connection.Dispose();
    }

    private Outcome Run(Requests requests, TimeSpan duration, double interval)
    {
        var outcome = new Outcome(0, new List<int>(requests.Count), new List<double>(requests.Count), []);
        var idle = new Stack<Connection>(connections);
        var busy = new List<Connection>(connections.Length);
        var start = Stopwatch.GetTimestamp();
        var end = start + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var next = 0;
        long now;
        while (true)
        {
            now = Stopwatch.GetTimestamp();
            while (idle.Count > 0 && next < requests.Count && Due() is var due && due <= now && due < end)
            {
                var connection = idle.Pop();
                connection.Send(next, requests[next], interval == 0 ? now : due);
                busy.Add(connection);
                next++;
            }

            if (busy.Count == 0 && (next == requests.Count || Due() >= end)) break;
            Take(requests, outcome, busy, idle, idle.Count > 0 && next < requests.Count && Due() < end ? Stopwatch.GetElapsedTime(now, Due()) : TimeSpan.FromSeconds(30));
        }

        return outcome with { Seconds = Stopwatch.GetElapsedTime(start, now).TotalSeconds };

        long Due() => interval == 0 ? now : start + (long)(next * interval);
    }

    private void Take(Requests requests, Outcome outcome, List<Connection> busy, Stack<Connection> idle, TimeSpan timeout)
    {
        for (var i = 0; i < busy.Count; i++) waiting[i] = Native.Waiting.For(busy[i].Descriptor);
        if (Native.Wait(waiting.AsSpan(0, busy.Count), timeout) == 0 && timeout.TotalSeconds >= 30) throw new TimeoutException("no answer within 30 seconds");
        for (var i = busy.Count - 1; i >= 0; i--)
        {
            if (waiting[i].Happened == 0) continue;
            var connection = busy[i];
            if (!connection.Receive(out var status)) continue;
            Record(requests, outcome, connection, status);
            idle.Push(connection);
            busy[i] = busy[^1];
            busy.RemoveAt(busy.Count - 1);
        }
    }

    private static void Record(Requests requests, Outcome outcome, Connection connection, int status)
    {
        if (status != requests.Kind.Status())
            throw new InvalidOperationException($"({requests.Kind.Letter()}) was answered {status}: {Encoding.UTF8.GetString(HttpAnswer.Json(connection.Received))}");
        outcome.Latencies.Add(Stopwatch.GetElapsedTime(connection.Since).TotalMilliseconds);
        outcome.Answered.Add(connection.Request);
        if (outcome.Answered.Count % SampleEvery == 1) outcome.Samples.Add((connection.Request, HttpAnswer.Json(connection.Received).ToArray()));
    }
}
