using System.Net.Sockets;
using System.Text;

namespace JkLab.LicenseServer.Tests.Faults;

/// <summary>A connection on which somebody does not behave.</summary>
internal sealed class Stranger : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private Stranger()
    {
    }

    internal static async Task<Stranger> ConnectAsync(Uri server)
    {
        var stranger = new Stranger();
        await stranger.socket.ConnectAsync(server.Host, server.Port);
        return stranger;
    }

    /// <summary>Sends something.</summary>
    /// <returns>False when the server has closed the connection.</returns>
    internal async Task<bool> SendAsync(string text)
    {
        try
        {
            await socket.SendAsync(Encoding.ASCII.GetBytes(text));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Everything until the server closes the connection; null when it does not within so many seconds.</summary>
    internal async Task<string?> ReadToEndAsync(int seconds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer, patience.Token) is var count and > 0) answer.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }
        catch (SocketException)
        {
            // Reset instead of closed: closed all the same.
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        return answer.ToString();
    }

    /// <summary>How the answer begins.</summary>
    internal async Task<string> ReadStartAsync()
    {
        var buffer = new byte[512];
        var count = await socket.ReceiveAsync(buffer).WaitAsync(TimeSpan.FromSeconds(30));
        return Encoding.ASCII.GetString(buffer, 0, count);
    }

    /// <summary>Disappears without a farewell: the other side gets a reset.</summary>
    internal void Vanish()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();
}
