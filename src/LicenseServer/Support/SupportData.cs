using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Support;

/// <summary>
/// What support keeps about people: what they wrote and sent, until a year after the last word; where the owner keeps it as a business letter, six
/// years, and then it outlives them.
/// </summary>
internal static class SupportData
{
    private const string Own = "(account_id = @account OR (account_id IS NULL AND LOWER(email) = LOWER(@email)))";
    private const string OfRow = "(SELECT r.changed_at FROM support_requests r WHERE r.id = request_id)";
    private const string OfFile = "(SELECT r.changed_at FROM support_messages m JOIN support_requests r ON r.id = m.request_id WHERE m.id = message_id)";

    private static readonly Part Plain = new("is_letter = 0", $"(status = '{SupportRequest.Kept}' OR (status <> '{SupportRequest.Open}' AND changed_at < @limit))");
    private static readonly Part Letters = new("is_letter = 1", $"status <> '{SupportRequest.Open}' AND changed_at < @limit");

    private static readonly Processing Support = new("support", LegalBasis.Contract);
    private static readonly Processing BusinessLetters = new("business-letters", LegalBasis.LegalDuty);

    private static readonly Retention AYear = new(Plain.Over) { Years = 1 };
    private static readonly Retention SixYears = new(Letters.Over) { Years = 6, FromEndOfYear = true };

    private static readonly PersonalColumn[] OfRequest =
    [
        new("created_at", "since"), new("id", "request-number"), new("account_id", "account-number") { ClearedTo = "NULL" }, new("email", "email") { ClearedTo = PersonalColumn.TheirAddress },
        new("subject", "subject"), new("status", "status") { ClearedTo = $"'{SupportRequest.Kept}'" }, new("changed_at", "moment"),
    ];

    private static readonly PersonalColumn[] OfMessage = [new("at", "moment"), new("request_id", "request-number"), new("from_owner", "from-owner"), new("text", "message")];
    private static readonly PersonalColumn[] OfAttachment = [new("name", "file-name")];

    internal static readonly PersonalData[] All =
    [
        // Before the others, so that erasing, which goes backwards, does not pass over one that becomes a letter meanwhile.
        new PersonalTable("support_requests", BusinessLetters, Letters.Requests)
        {
            Columns = OfRequest,
            Others = ["is_letter"],
            KeptFor = KeptFor.LegalDuty,
            Retention = SixYears with { Ends = "changed_at" },
        },
        new PersonalTable("support_messages", BusinessLetters, Letters.Messages)
        {
            Columns = OfMessage,
            KeptFor = KeptFor.LegalDuty,
            Retention = SixYears with { Over = Letters.OverMessages, Ends = OfRow },
        },
        new PersonalTable("support_attachments", BusinessLetters, Letters.Attachments)
        {
            Columns = OfAttachment,
            KeptFor = KeptFor.LegalDuty,
            Retention = SixYears with { Over = Letters.OverAttachments, Ends = OfFile },
        },
        new PersonalTable("support_requests", Support, Plain.Requests) { Columns = OfRequest, Others = ["is_letter"], Retention = AYear },
        new PersonalTable("support_messages", Support, Plain.Messages) { Columns = OfMessage, Others = ["id"], Retention = AYear with { Over = Plain.OverMessages } },
        new PersonalTable("support_attachments", Support, Plain.Attachments)
        {
            Columns = OfAttachment,
            Others = ["id", "message_id", "size", "sha256"],
            Retention = AYear with { Over = Plain.OverAttachments },
        },
        new PersonalFiles("attachments/", Support, "attachment") // those of rows that are over go with StrayFiles
        {
            Of = (session, folder, person) => FilesOf(session, folder, person, [Plain]).Select(file => file.Path!),
            Exported = (session, folder, person) => FilesOf(session, folder, person, [Plain, Letters]),
        },
    ];

    // Their names were cleaned when they came.
    private static List<OwnFile> FilesOf(Session session, DataFolder folder, Person person, Part[] parts) =>
    [
        .. session.Query(
            $"SELECT id, name FROM support_attachments WHERE {string.Join(" OR ", parts.Select(part => part.Attachments))} ORDER BY name, id",
            new { account = person.AccountId, email = person.Email },
            row => new OwnFile(row.GetString(1), Path.Combine(folder.AttachmentsFolder, row.GetString(0))))
        .Where(file => File.Exists(file.Path!)),
    ];

    /// <summary>Conversations of one kind, as SQL conditions.</summary>
    /// <param name="Kind">Which.</param>
    /// <param name="IsOver">Which of them are over.</param>
    private sealed record Part(string Kind, string IsOver)
    {
        internal string Requests => $"{Own} AND {Kind}";

        internal string Messages => OfRequests(Requests);

        internal string Attachments => OfMessages(Messages);

        internal string Over => $"{Kind} AND {IsOver}";

        internal string OverMessages => OfRequests(Over);

        internal string OverAttachments => OfMessages(OverMessages);

        private static string OfRequests(string which) => $"request_id IN (SELECT id FROM support_requests WHERE {which})";

        private static string OfMessages(string which) => $"message_id IN (SELECT id FROM support_messages WHERE {which})";
    }
}
