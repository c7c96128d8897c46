using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using JkLab.LicenseCore;

namespace JkLab.ActivationClient.Tests;

/// <summary>A request as it arrived.</summary>
internal sealed record StubRequest(string Path, string Head, string Body)
{
    internal string? Field(string name) =>
        JsonDocument.Parse(Body).RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;

    internal SystemId SystemId => SystemId.Parse(Field("systemId")).Value!;
}

/// <summary>A server that misbehaves as told: what it answers is written to the socket byte by byte.</summary>
internal sealed class StubServer : IDisposable
{
    /// <summary>An answer that never comes.</summary>
    internal const string Silence = "silence";

    /// <summary>A connection that breaks off.</summary>
    internal const string Reset = "reset";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<StubRequest, string> answer;
    private readonly X509Certificate2? certificate;
    private readonly CancellationTokenSource stop = new();
    private readonly List<StubRequest> requests = [];

    internal StubServer(Func<StubRequest, string> answer, X509Certificate2? certificate = null)
    {
        this.answer = answer;
        this.certificate = certificate;
        listener.Start();
        _ = Listen();
    }

    internal Uri Address => new((certificate is null ? "http" : "https") + "://127.0.0.1:" + ((IPEndPoint)listener.LocalEndpoint).Port);

    internal IReadOnlyList<StubRequest> Requests
    {
        get
        {
            lock (requests) return [.. requests];
        }
    }

    /// <summary>Answers one after the other, the last one for ever.</summary>
    internal static StubServer Sequence(params Func<StubRequest, string>[] answers)
    {
        var count = -1;
        return new StubServer(request => answers[Math.Min(Interlocked.Increment(ref count), answers.Length - 1)](request));
    }

    internal static string Http(string status, string contentType, string body, params string[] headers) =>
        "HTTP/1.1 " + status + "\r\nContent-Type: " + contentType + "\r\nContent-Length: " + Encoding.UTF8.GetByteCount(body) + "\r\n"
        + string.Concat(headers.Select(header => header + "\r\n")) + "Connection: close\r\n\r\n" + body;

    internal static string Json(string status, object body, params string[] headers) =>
        Http(status, "application/json; charset=utf-8", JsonSerializer.Serialize(body), headers);

    internal static string Problem(string status, string code, params string[] headers) =>
        Http(status, "application/problem+json", JsonSerializer.Serialize(new { type = "about:blank", title = status, code, detail = "Im Klartext: " + code }), headers);

    internal static string Activated(ActivationCode code) =>
        Json("201 Created", new { activationCode = code.ToString(), licenseId = code.License, product = "KBRS", seat = 1, somethingNew = new[] { 1 } });

    /// <summary>A certificate that nobody trusts.</summary>
    internal static X509Certificate2 Certificate(DateTimeOffset from, DateTimeOffset to)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(from, to);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    public void Dispose()
    {
        stop.Cancel();
        listener.Stop();
    }

    private async Task Listen()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                _ = Serve(await listener.AcceptTcpClientAsync(stop.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var _ = client;
        try
        {
            Stream stream = client.GetStream();
            if (certificate is not null)
            {
                var tls = new SslStream(stream);
                await tls.AuthenticateAsServerAsync(certificate);
                stream = tls;
            }

            var request = await Receive(stream);
            lock (requests) requests.Add(request);
            var text = answer(request);
            if (text == Silence) await Task.Delay(Timeout.Infinite, stop.Token);
            if (text == Reset)
            {
                client.Client.LingerState = new LingerOption(true, 0);
                return;
            }

            await stream.WriteAsync(Encoding.UTF8.GetBytes(text), stop.Token);
            await stream.FlushAsync(stop.Token);
            client.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException or SocketException)
        {
        }
    }

    private static async Task<StubRequest> Receive(Stream stream)
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (!Encoding.ASCII.GetString([.. bytes.TakeLast(4)]).Equals("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0) throw new IOException("closed");
            bytes.Add(one[0]);
        }

        var head = Encoding.ASCII.GetString([.. bytes]);
        var length = head.Split("\r\n").Select(line => line.Split(": ", 2)).Where(pair => pair[0].Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            .Select(pair => int.Parse(pair[1])).FirstOrDefault();
        var body = new byte[length];
        await stream.ReadExactlyAsync(body);
        return new StubRequest(head.Split(' ')[1], head, Encoding.UTF8.GetString(body));
    }
}
