using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using MimeKit;

namespace JkLab.LicenseServer.Support;

/// <summary>A mail (RFC 5322) that the owner got, as a message of a request.</summary>
/// <param name="From">The address of its sender, which anybody may have written there.</param>
/// <param name="Subject">At most 150 characters.</param>
/// <param name="Text">Its plain text, or what is left of its HTML; at most 10,000 characters.</param>
/// <param name="Files">What is attached and may be.</param>
/// <param name="Notes">What was left out, a line each.</param>
internal sealed record IncomingMail(string From, string Subject, string Text, IReadOnlyList<Upload> Files, IReadOnlyList<string> Notes)
{
    private const int MaxSize = 15 * 1024 * 1024;
    private const int MostNotes = 10;

    /// <summary>Reads one; refused when it is too large, is no mail, or names no sender.</summary>
    /// <param name="file">The file.</param>
    /// <param name="language">For a mail without a subject.</param>
    /// <exception cref="OwnerException">The file cannot be read.</exception>
    internal static Result<IncomingMail> Read(string file, Language language)
    {
        try
        {
            if (Load(file) is not { } stream)
                return Refusal.ToOwner($"{file} is larger than 15 MB", "ask its sender for less, or write the text into the request yourself with 'jklab support answer'");
            using var message = MimeMessage.Load(stream);
            if (message.From.Mailboxes.FirstOrDefault()?.Address is not { } from || !Outbox.Accepts(from))
                return Refusal.ToOwner($"{file} names no sender", "give a mail as your mail program saves it: a file that begins with lines such as 'From: name@example.com'");
            return Of(message, from, language);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException($"{file} cannot be read: {e.Message.TrimEnd('.')}", "name a file that you may read", e);
        }
        catch (Exception e) when (e is FormatException or ParseException)
        {
            return Refusal.ToOwner($"{file} is no mail", "give a mail as your mail program saves it, in the format of RFC 5322 (.eml)");
        }
    }

    // What is piped in does not say how much it is. Null where it is too much.
    private static MemoryStream? Load(string file)
    {
        using var source = File.OpenRead(file);
        var memory = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = source.Read(buffer)) > 0; memory.Write(buffer, 0, read))
        {
            if (memory.Length + read > MaxSize) return null;
        }

        memory.Position = 0;
        return memory;
    }

    private static IncomingMail Of(MimeMessage message, string from, Language language)
    {
        var notes = new List<string>();
        var files = new List<Upload>();
        foreach (var part in message.Attachments.Concat(message.BodyParts.Where(part => !part.IsAttachment && part is not TextPart)).Distinct())
        {
            var name = AttachmentName.Clean(part.ContentDisposition?.FileName ?? part.ContentType.Name);
            var upload = (part as MimePart)?.Content is { } content ? new Upload(name, Decode(content)) : null;
            if (upload is null || Attachments.Check(upload) is not null) notes.Add($"'{name}' is left out: it is too large or of a kind that is not taken");
            else if (files.Count == Attachments.Most) notes.Add($"'{name}' is left out: a message has at most three files");
            else files.Add(upload);
        }

        if (notes.Count > MostNotes) notes = [.. notes.Take(MostNotes), $"and {notes.Count - MostNotes} more are left out"];
        var text = SupportRules.Text(string.IsNullOrWhiteSpace(message.TextBody) && message.HtmlBody is { } html ? PlainText.Of(html) : message.TextBody);
        if (text.Length > SupportRules.MaxText) notes.Add($"the text is cut after {SupportRules.MaxText} characters");
        var subject = SupportRules.Line(message.Subject);
        if (subject.Length == 0) subject = Texts.Get<SupportTexts>(language, "NoSubject");
        return new IncomingMail(EmailKey.Clean(from), SupportRules.Cut(subject, SupportRules.MaxSubject), SupportRules.Cut(text, SupportRules.MaxText), files, notes);
    }

    private static byte[] Decode(IMimeContent content)
    {
        using var memory = new MemoryStream();
        content.DecodeTo(memory);
        return memory.ToArray();
    }
}
