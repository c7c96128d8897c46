using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Support;

/// <summary>A conversation of a customer with the owner.</summary>
internal sealed class SupportRequest
{
    /// <summary>Waits for the owner.</summary>
    internal const string Open = "open";

    /// <summary>Waits for the customer.</summary>
    internal const string Answered = "answered";

    /// <summary>Waits for nobody.</summary>
    internal const string Closed = "closed";

    /// <summary>Belongs to nobody any more: a business letter with somebody who was erased. Nothing is done with it until it goes.</summary>
    internal const string Kept = "kept";

    private const string Select =
        """
        SELECT r.id, r.account_id, COALESCE(a.email, r.email) AS email, a.language, r.subject, r.status, r.created_at, r.changed_at, r.is_letter
        FROM support_requests r LEFT JOIN accounts a ON a.id = r.account_id

        """;

    /// <summary>Nine digits.</summary>
    public required long Id { get; init; }

    /// <summary>Whose; null where he has no account and is answered by mail.</summary>
    public long? AccountId { get; init; }

    /// <summary>Where he is reached; of a letter that is kept, where he was.</summary>
    public string? Email { get; init; }

    /// <summary>The tag of his language; null where he has no account.</summary>
    public string? Language { get; init; }

    /// <summary>At most 150 characters.</summary>
    public required string Subject { get; init; }

    /// <summary>Open, answered, closed or kept.</summary>
    public required string Status { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When something was last written, or it was closed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Whether it is kept as a business letter.</summary>
    public required bool IsLetter { get; init; }

    /// <summary>Whether nobody waits any more.</summary>
    internal bool IsClosed => Status is Closed or Kept;

    /// <summary>Whether nothing is done with it any more.</summary>
    internal bool IsKept => Status == Kept;

    /// <summary>The request with a number, or null; locked where something is written.</summary>
    internal static SupportRequest? Find(Session session, long id) =>
        session.QueryFirstOrDefault<SupportRequest>(Select + "WHERE r.id = @id" + session.ForUpdateOf("r"), new { id });

    /// <summary>The request with a number where it is an account's own, or null.</summary>
    internal static SupportRequest? OfAccount(Session session, long accountId, long id) => Find(session, id) is { } request && request.AccountId == accountId ? request : null;

    /// <summary>An account's own, what changed last first.</summary>
    internal static IReadOnlyList<SupportRequest> AllOfAccount(Session session, long accountId, int most) =>
        [.. session.Query<SupportRequest>(Select + "WHERE r.account_id = @accountId ORDER BY r.changed_at DESC, r.id LIMIT @most", new { accountId, most })];

    /// <summary>Everybody's: those that wait for the owner first, the longest waiting of them before the others.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="withClosed">Whether closed ones are among them, the last of all.</param>
    /// <param name="most">No more than these.</param>
    internal static IReadOnlyList<SupportRequest> All(Session session, bool withClosed, int most = int.MaxValue) =>
    [
        .. session.Query<SupportRequest>(
            $"""
            {Select}{(withClosed ? "" : "WHERE r.status NOT IN ('closed', 'kept')")}
            ORDER BY CASE r.status WHEN 'open' THEN 0 WHEN 'answered' THEN 1 WHEN 'closed' THEN 2 ELSE 3 END, CASE r.status WHEN 'open' THEN r.changed_at END, r.changed_at DESC, r.id
            LIMIT @most
            """,
            new { most }),
    ];

    /// <summary>How many wait for the owner.</summary>
    internal static long CountOpen(Session session) => session.ExecuteScalar<long>("SELECT COUNT(*) FROM support_requests WHERE status = 'open'");

    /// <summary>Changes who is waited for.</summary>
    internal static void SetStatus(Session session, long id, string status, DateTimeOffset now) =>
        session.Execute("UPDATE support_requests SET status = @status, changed_at = @now WHERE id = @id", new { id, status, now });

    /// <summary>Keeps it as a business letter, or no longer.</summary>
    internal static void SetLetter(Session session, long id, bool isLetter) =>
        session.Execute("UPDATE support_requests SET is_letter = @isLetter WHERE id = @id", new { id, isLetter = isLetter ? 1 : 0 });
}
