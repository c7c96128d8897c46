using MimeKit;
using MimeKit.Text;

namespace JkLab.LicenseServer.Mail;

/// <summary>A letter as a message (RFC 5322): text and HTML, in UTF-8.</summary>
/// <remarks>A letter that is sent again, since nobody knows whether the first try arrived, is the same message with the same Message-ID.</remarks>
internal static class LetterMessage
{
    /// <param name="letter">What it says.</param>
    /// <param name="id">Names it.</param>
    /// <param name="at">When it was written.</param>
    /// <param name="settings">Who writes.</param>
    internal static MimeMessage Create(Letter letter, long id, DateTimeOffset at, MailSettings settings)
    {
        var message = new MimeMessage
        {
            MessageId = $"{OutboxRow.Name(id)}@{settings.From[(settings.From.LastIndexOf('@') + 1)..]}",
            Date = at,
            Subject = Outbox.OneLine(letter.Subject),
            Body = letter.File is null ? Words(letter, settings) : new Multipart("mixed") { Words(letter, settings), Attachment(letter.File) },
        };
        message.From.Add(new MailboxAddress(settings.Vendor.VendorName, settings.From));
        message.To.Add(new MailboxAddress("", letter.To));
        if ((letter.ReplyTo ?? settings.Vendor.VendorEmail) is { } replyTo && replyTo != settings.From) message.ReplyTo.Add(new MailboxAddress("", replyTo));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static MultipartAlternative Words(Letter letter, MailSettings settings) =>
        new() { Part(TextFormat.Plain, LetterText.Write(letter, settings.Vendor)), Part(TextFormat.Html, LetterHtml.Write(letter, settings.Vendor)) };

    private static MimePart Attachment(LetterFile file) => new("application", "pdf")
    {
        Content = new MimeContent(new MemoryStream(file.Content)),
        ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
        ContentTransferEncoding = ContentEncoding.Base64,
        FileName = file.Name,
    };

    private static TextPart Part(TextFormat format, string text) => new(format) { Text = text, ContentTransferEncoding = ContentEncoding.QuotedPrintable };
}
