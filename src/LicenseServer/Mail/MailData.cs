using JkLab.LicenseServer.Storage;
using MimeKit;

namespace JkLab.LicenseServer.Mail;

/// <summary>What mail keeps about people: letters that are not sent yet, and those that became files. The server deletes files after <c>Mail:KeepDays</c>.</summary>
internal static class MailData
{
    private static readonly Processing Letters = new("letters", LegalBasis.Contract);

    internal static readonly PersonalData[] All =
    [
        new PersonalTable("outbox", Letters, "LOWER(recipient) = LOWER(@email) OR LOWER(reply_to) = LOWER(@email)")
        {
            Columns =
            [
                new("created_at", "moment"), new("recipient", "email"), new("language", "language"), new("subject", "subject"), new("content", "letter") { IsSecret = true },
                new("reply_to", "email"), new("last_error", "mail-error"), new("file_name", "file-name"), new("file", "letter") { IsSecret = true },
            ],
            Others = ["id", "attempts", "refusals", "next_try", "claimed_by", "claimed_until"],
            Retention = new("created_at < @limit") { Days = 30 },
        },
        new PersonalTable("owner_notices") { Others = ["name", "at"] },
        new PersonalFiles("mail/", Letters, "letter") { Of = FilesTo },
    ];

    private static IEnumerable<string> FilesTo(Session session, DataFolder folder, Person person) => !Directory.Exists(folder.MailFolder) ? [] :
        Directory.EnumerateFiles(folder.MailFolder, "*.eml").Where(file => IsTo(file, person.Email)).ToList();

    private static bool IsTo(string file, string email)
    {
        try
        {
            var letter = MimeMessage.Load(file);
            return letter.To.Mailboxes.Concat(letter.ReplyTo.Mailboxes).Any(mailbox => mailbox.Address.Equals(email, StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception e) when (e is FormatException or FileNotFoundException)
        {
            return false; // no letter, or deleted meanwhile
        }
    }
}
