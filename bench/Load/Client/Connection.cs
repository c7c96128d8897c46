using System.Net;
using System.Net.Sockets;

namespace JkLab.Bench.Load.Client;

/// <summary>One keep-alive connection with at most one request under way.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[16 * 1024];
    private int filled;

    internal Connection(int port)
    {
        socket.Connect(IPAddress.Loopback, port);
        Descriptor = (int)socket.Handle;
    }

    internal int Descriptor { get; }

    /// <summary>Which request is under way.</summary>
    internal int Request { get; private set; }

    /// <summary>From when its latency counts.</summary>
    internal long Since { get; private set; }

    /// <summary>What arrived.</summary>
    internal ReadOnlySpan<byte> Received => buffer.AsSpan(0, filled);

    internal void Send(int request, ReadOnlySpan<byte> bytes, long since)
    {
        (Request, Since, filled) = (request, since, 0);
        if (socket.Send(bytes) != bytes.Length) throw new IOException("a request was sent in part");
    }

    /// <summary>Takes what has arrived.</summary>
    /// <returns>Whether the answer is complete.</returns>
    internal bool Receive(out int status)
    {
        var count = socket.Receive(buffer.AsSpan(filled));
        if (count == 0) throw new IOException("the server closed a connection in the middle of an answer");
        filled += count;
        return HttpAnswer.IsComplete(Received, out status);
    }

    public void Dispose() => socket.Dispose();
}
