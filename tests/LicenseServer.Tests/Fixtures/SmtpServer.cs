using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MimeKit;

namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>A small mail server (RFC 5321) that takes messages, or refuses them in the ways in which real ones do.</summary>
public sealed class SmtpServer : IDisposable
{
    /// <summary>As an answer: none, ever.</summary>
    public const string Silence = "";

    private readonly TcpListener listener;
    private readonly X509Certificate2? certificate;
    private readonly bool isTlsAtOnce;
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<MimeMessage> messages = new();
    private int connections;

    /// <summary>Begins to listen.</summary>
    /// <param name="port">Where, or 0.</param>
    /// <param name="certificate">Offers STARTTLS with it.</param>
    /// <param name="isTlsAtOnce">Speaks TLS from the first byte on.</param>
    public SmtpServer(int port = 0, X509Certificate2? certificate = null, bool isTlsAtOnce = false)
    {
        (this.certificate, this.isTlsAtOnce) = (certificate, isTlsAtOnce);
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>On 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What it was given whole, in this order; noted before it answers.</summary>
    public IReadOnlyCollection<MimeMessage> Messages => messages;

    /// <summary>How often somebody connected.</summary>
    public int Connections => connections;

    /// <summary>The user and password that it wants, with a colon between them.</summary>
    public string? Password { get; init; }

    /// <summary>Another answer to a line than the usual one; the line is <c>.</c> at the end of a message, and empty for the greeting.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>Settings that lead here, without encryption.</summary>
    public string[] Settings => ["--Mail:Smtp:Host=127.0.0.1", $"--Mail:Smtp:Port={Port}", "--Mail:Smtp:Security=none", "--Vendor:Email=owner@vendor.example"];

    /// <summary>A port where nobody listens.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A certificate for localhost, which signs itself.</summary>
    public static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = TalkAsync(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        Interlocked.Increment(ref connections);
        try
        {
            using (client) await TalkAsync(client.GetStream());
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or System.Security.Authentication.AuthenticationException)
        {
            // The other side went away, or does not trust the certificate.
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        if (isTlsAtOnce) stream = await EncryptAsync(stream);
        var reader = new StreamReader(stream, Encoding.Latin1);
        await SayAsync(stream, Answer("") ?? "220 mail.test ESMTP");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            var answer = Answer(line) ?? verb switch
            {
                "EHLO" => "250-mail.test\r\n" + (certificate is null || isTlsAtOnce || stream is SslStream ? "" : "250-STARTTLS\r\n") + (Password is null ? "250 8BITMIME" : "250 AUTH PLAIN"),
                "STARTTLS" => "220 go ahead",
                "AUTH" => line.EndsWith(Convert.ToBase64String(Encoding.UTF8.GetBytes("\0" + Password!.Replace(':', '\0')))) ? "235 welcome" : "535 5.7.8 wrong",
                "DATA" => "354 go ahead",
                "QUIT" => "221 goodbye",
                _ => "250 ok",
            };
            await SayAsync(stream, answer);
            if (verb == "STARTTLS" && answer.StartsWith("220")) reader = new StreamReader(stream = await EncryptAsync(stream), Encoding.Latin1);
            if (verb == "DATA" && answer.StartsWith("354")) await TakeAsync(stream, reader);
        }
    }

    private async Task TakeAsync(Stream stream, StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".") text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        var answer = Answer(".") ?? "250 2.0.0 queued as 4711";
        if (answer.StartsWith('2') || answer == Silence) messages.Enqueue(MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()))));
        await SayAsync(stream, answer);
    }

    private async Task<Stream> EncryptAsync(Stream stream)
    {
        var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(certificate!);
        return encrypted;
    }

    private async Task SayAsync(Stream stream, string answer)
    {
        if (answer == Silence) await Task.Delay(Timeout.Infinite, stop.Token);
        await stream.WriteAsync(Encoding.Latin1.GetBytes(answer + "\r\n"), stop.Token);
    }
}
