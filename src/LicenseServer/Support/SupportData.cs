using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Support;

/// <summary>What support keeps about people: what they wrote and sent, until a year after the last word.</summary>
internal static class SupportData
{
    private const string Own = "account_id = @account OR LOWER(email) = LOWER(@email)";
    private const string OfOwnRequest = $"request_id IN (SELECT id FROM support_requests WHERE {Own})";
    private const string OfOwnMessage = $"message_id IN (SELECT id FROM support_messages WHERE {OfOwnRequest})";
    private const string IsOver = "status <> 'open' AND changed_at < @limit";
    private const string OfOverRequest = $"request_id IN (SELECT id FROM support_requests WHERE {IsOver})";

    private static readonly Processing Support = new("support", LegalBasis.Contract);

    internal static readonly PersonalData[] All =
    [
        new PersonalTable("support_requests", Support, Own)
        {
            Columns =
            [
                new("created_at", "since"), new("id", "request-number"), new("account_id", "account-number"), new("email", "email"), new("subject", "subject"),
                new("status", "status"), new("changed_at", "moment"),
            ],
            Retention = new(IsOver) { Years = 1 },
        },
        new PersonalTable("support_messages", Support, OfOwnRequest)
        {
            Columns = [new("at", "moment"), new("request_id", "request-number"), new("from_owner", "from-owner"), new("text", "message")],
            Others = ["id"],
            Retention = new(OfOverRequest) { Years = 1 },
        },
        new PersonalTable("support_attachments", Support, OfOwnMessage)
        {
            Columns = [new("name", "file-name")],
            Others = ["id", "message_id", "size", "sha256"],
            Retention = new($"message_id IN (SELECT id FROM support_messages WHERE {OfOverRequest})") { Years = 1 },
        },
        new PersonalFiles("attachments/", Support, "attachment") { Of = (session, folder, person) => FilesOf(session, folder, person).Select(file => file.Path), Exported = FilesOf }, // those of rows that are over go with StrayFiles
    ];

    // Their names were cleaned when they came.
    private static IEnumerable<OwnFile> FilesOf(Session session, DataFolder folder, Person person) => session
        .Query(
            $"SELECT id, name FROM support_attachments WHERE {OfOwnMessage} ORDER BY name, id",
            new { account = person.AccountId, email = person.Email },
            row => new OwnFile(row.GetString(1), Path.Combine(folder.AttachmentsFolder, row.GetString(0))))
        .Where(file => File.Exists(file.Path)).ToList();
}
