using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Accounts;

/// <summary>Where somebody is signed in.</summary>
internal static class Sessions
{
    /// <summary>The claim that names the session of a request.</summary>
    internal const string IdClaim = "session";

    /// <summary>The last used first.</summary>
    internal static IReadOnlyList<OpenSession> Of(Session session, long accountId, DateTimeOffset now) => [.. session.Query<OpenSession>(
        "SELECT id, created_at, seen_at, network, browser FROM sessions WHERE account_id = @accountId AND expires_at > @now ORDER BY seen_at DESC, id",
        new { accountId, now })];

    /// <summary>Ends one of somebody's own.</summary>
    internal static bool End(Session session, long accountId, string id) =>
        session.Execute("DELETE FROM sessions WHERE account_id = @accountId AND id = @id", new { accountId, id }) == 1;

    /// <summary>Ends all of somebody's, but for one.</summary>
    internal static void EndAll(Session session, long accountId, string? butFor = null) =>
        session.Execute("DELETE FROM sessions WHERE account_id = @accountId AND id <> @butFor", new { accountId, butFor = butFor ?? "" });
}

/// <summary>One of them.</summary>
internal sealed class OpenSession
{
    public required string Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset SeenAt { get; init; }

    public required string Network { get; init; }

    public required string Browser { get; init; }
}
