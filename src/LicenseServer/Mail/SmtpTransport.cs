using System.Net.Security;
using MailKit.Net.Smtp;
using MimeKit;

namespace JkLab.LicenseServer.Mail;

/// <summary>A mail server. The connection stays open as long as one letter follows the other.</summary>
/// <remarks>Its certificate must be valid and name the host; whether it was revoked is not asked, since then mail would wait for a third party.</remarks>
internal sealed class SmtpTransport(MailSettings settings) : IMailTransport, IDisposable
{
    private SmtpClient? connected;

    /// <inheritdoc/>
    public string Place => $"{settings.Host} port {settings.Port}";

    /// <inheritdoc/>
    public async Task<string> SendAsync(MimeMessage message)
    {
        var client = await ConnectAsync();
        try
        {
            using var limit = new CancellationTokenSource(Patience.Message);
            return SmtpProblem.Readable(await client.SendAsync(message, limit.Token));
        }
        catch (Exception e) when (SmtpProblem.OfMessage(e, settings) is { } problem)
        {
            if (e is not SmtpCommandException || !client.IsConnected) Dispose();
            throw problem;
        }
    }

    /// <inheritdoc/>
    public async Task RestAsync()
    {
        if (connected is null) return;
        try
        {
            using var limit = new CancellationTokenSource(Patience.Connection);
            await connected.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception e) when (SmtpProblem.OfConnection(e, settings) is not null)
        {
            // Everything was sent; how it says goodbye does not matter.
        }

        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        connected?.Dispose();
        connected = null;
    }

    private async Task<SmtpClient> ConnectAsync()
    {
        if (connected is { IsConnected: true }) return connected;
        Dispose();
        var client = connected = new SmtpClient
        {
            CheckCertificateRevocation = false,
            ServerCertificateValidationCallback = (_, _, _, problems) => problems == SslPolicyErrors.None,
        };
        try
        {
            using var limit = new CancellationTokenSource(Patience.Connection);
            await client.ConnectAsync(settings.Host!, settings.Port, settings.Security, limit.Token);
            if (settings.User is { } user) await client.AuthenticateAsync(user, settings.ReadPassword(), limit.Token);
            return client;
        }
        catch (Exception e) when (SmtpProblem.OfConnection(e, settings) is { } problem)
        {
            Dispose();
            throw problem;
        }
    }
}
