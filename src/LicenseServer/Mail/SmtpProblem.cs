using System.Net.Sockets;
using System.Text.RegularExpressions;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace JkLab.LicenseServer.Mail;

/// <summary>What went wrong with a mail server, in words, with what to do about it.</summary>
internal static partial class SmtpProblem
{
    private const int LongestAnswer = 200;
    private const string SecurityHint = $"port 587 goes with {MailSettings.SecuritySetting} starttls, port 465 with tls";

    /// <summary>Why there is no connection; null where the program made a mistake.</summary>
    internal static MailException? OfConnection(Exception e, MailSettings settings)
    {
        var host = $"{settings.Host} port {settings.Port}";
        return e switch
        {
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } => new MailException(
                $"nothing takes mail at {host}", $"start the mail server there, or correct {MailSettings.HostSetting} and {MailSettings.PortSetting}; {SecurityHint}", e)
            { MayPass = true },
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => new MailException(
                $"the name {settings.Host} leads nowhere", $"correct {MailSettings.HostSetting}, or the name service of this computer", e),
            OperationCanceledException or TimeoutException or SocketException { SocketErrorCode: SocketError.TimedOut } => new MailException(
                $"{host} does not answer", $"does a firewall block the port? {SecurityHint}; port 25 is blocked by most hosts", e),
            SslHandshakeException => new MailException(
                $"the connection to {host} cannot be encrypted, or its certificate is not to be trusted",
                $"let {MailSettings.HostSetting} be the name that stands in the certificate, and see that it has not expired; {SecurityHint}", e),
            NotSupportedException when settings.Security == SecureSocketOptions.StartTls && !IsAboutPassword(e) => new MailException(
                $"{host} offers no STARTTLS", $"{SecurityHint}; nothing is sent in plain", e),
            NotSupportedException => new MailException(
                $"{host} asks for no password", $"leave out {MailSettings.UserSetting}, or use the port for customers; {SecurityHint}", e),
            AuthenticationException or SaslException => new MailException(
                $"{settings.Host} refuses user and password: {Readable(e.Message)}",
                $"correct {MailSettings.UserSetting} and {MailSettings.PasswordFileSetting}; many providers want a password made for programs", e),
            SmtpCommandException { StatusCode: var status } command => new MailException(
                $"{host} refuses to talk: {Answer(command)}", "the words are the mail server's; ask its operator", e)
            { MayPass = (int)status < 500 },
            ProtocolException => new MailException(
                $"what {host} answers is no mail server's language", $"correct {MailSettings.HostSetting} and {MailSettings.PortSetting}; {SecurityHint}", e)
            { MayPass = true },
            IOException or SocketException => new MailException(
                $"the connection to {host} is lost: {Readable(e.Message)}", $"try again; if it stays so: {SecurityHint}", e)
            { MayPass = true },
            MailException problem => problem,
            _ => null,
        };
    }

    /// <summary>Why a message was not taken; null where the program made a mistake.</summary>
    internal static MailException? OfMessage(Exception e, MailSettings settings) => e switch
    {
        SmtpCommandException { StatusCode: SmtpStatusCode.ServiceNotAvailable } command => new MailException(
            $"{settings.Host} takes no mail at the moment: {Answer(command)}", "the words are the mail server's; it is tried again", e)
        { MayPass = true },
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted, StatusCode: not SmtpStatusCode.ExceededStorageAllocation } command => new MailException(
            $"{settings.Host} refuses the sender: {Answer(command)}", $"let {MailSettings.FromSetting} be an address that {MailSettings.UserSetting} may send from", e),
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } command => new MailException(
            $"{settings.Host} refuses the recipient: {Answer(command)}", "is the address right? it may also be full, or its server busy: the words are the mail server's", e)
        { OfLetter = true },
        SmtpCommandException command => new MailException(
            $"{settings.Host} refuses the message: {Answer(command)}", "the words are the mail server's; if it takes yours for spam, ask its operator about SPF and DKIM", e)
        { OfLetter = true },
        ServiceNotAuthenticatedException => new MailException(
            $"{settings.Host} wants a user and a password", $"set {MailSettings.UserSetting} and {MailSettings.PasswordFileSetting}", e),
        OperationCanceledException or TimeoutException => new MailException(
            $"{settings.Host} did not say in time whether it takes the message", "it may have arrived; it is tried again", e)
        { OfLetter = true },
        ProtocolException or IOException or SocketException => new MailException(
            $"{settings.Host} broke off in the middle of the message", "it may have arrived; it is tried again", e)
        { OfLetter = true, MayPass = true },
        NotSupportedException => new MailException(
            $"{settings.Host} cannot send to addresses with letters beyond a to z", "ask for another address", e)
        { OfLetter = true },
        _ => null,
    };

    /// <summary>Words of a mail server in one short line. It likes to repeat addresses, which shall not get into logs.</summary>
    internal static string Readable(string words)
    {
        var line = Address().Replace(Outbox.OneLine(words), "(address)").TrimEnd('.');
        return line.Length <= LongestAnswer ? line : line[..LongestAnswer] + "…";
    }

    private static string Answer(SmtpCommandException e) => Readable($"{(int)e.StatusCode} {e.Message}");

    // MailKit tells both with the same type: this one comes from AuthenticateAsync.
    private static bool IsAboutPassword(Exception e) => e.Message.Contains("authentication", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"<?[^\s<>()""',;:=]*@[^\s<>()""',;]*>?")]
    private static partial Regex Address();
}
