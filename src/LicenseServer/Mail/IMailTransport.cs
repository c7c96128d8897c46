using MimeKit;

namespace JkLab.LicenseServer.Mail;

/// <summary>Where messages go: to a mail server, or into files.</summary>
internal interface IMailTransport
{
    /// <summary>For people: which server, which folder.</summary>
    string Place { get; }

    /// <summary>Hands a message over; afterwards it is the other side's to keep.</summary>
    /// <returns>What the mail server answered, or the file.</returns>
    /// <exception cref="MailException">It was not taken, or nobody knows.</exception>
    Task<string> SendAsync(MimeMessage message);

    /// <summary>Nothing more is to be sent for the moment.</summary>
    Task RestAsync();
}
