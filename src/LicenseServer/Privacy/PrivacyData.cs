using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Privacy;

/// <summary>What granting rights keeps about people.</summary>
internal static class PrivacyData
{
    private static readonly Processing Rights = new("rights", LegalBasis.LegalDuty);

    internal static readonly PersonalTable[] Tables =
    [
        new("privacy_requests", Rights, "LOWER(email) = LOWER(@email)")
        {
            KeptFor = KeptFor.LegalDuty,
            Columns =
            [
                new("received_on", "received-on"), new("email", "email"), new("asked_for", "right"), new("due_on", "due-on"), new("note", "note"),
                new("answered_at", "answered-at"), new("answer", "answer"),
            ],
            Others = ["id"],
            Retention = new("answered_at < @limit") { Years = 3, FromEndOfYear = true, Ends = "answered_at" },
        },
        new("breaches") { Others = ["id", "noticed_at", "description", "reported_at", "closed_at", "outcome"] },
    ];
}
