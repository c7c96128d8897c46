using System.Security.Cryptography;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Accounts;

/// <summary>What happened to an account, for its holder to see; kept for 90 days, and not at all where he objects.</summary>
internal static class SecurityLog
{
    internal const string SignedIn = "signed-in";
    internal const string SignedOut = "signed-out";
    internal const string SignInFailed = "sign-in-failed";
    internal const string Locked = "locked";
    internal const string PasswordChanged = "password-changed";
    internal const string PasswordResetAsked = "password-reset-asked";
    internal const string EmailChanged = "email-changed";
    internal const string SecondFactorOn = "second-factor-on";
    internal const string SecondFactorOff = "second-factor-off";
    internal const string RecoveryCodeUsed = "recovery-code-used";
    internal const string SessionEnded = "session-ended";

    internal static void Add(Session session, RandomNumberGenerator random, long accountId, string what, Visitor visitor, DateTimeOffset now) => session.Execute(
        """
        INSERT INTO security_log (id, account_id, at, event, network, browser)
        SELECT @id, @accountId, @now, @what, @Network, @Browser
        WHERE NOT EXISTS (SELECT 1 FROM accounts WHERE id = @accountId AND objected_at IS NOT NULL)
        """,
        new { id = NewId.Long(random), accountId, now, what, visitor.Network, visitor.Browser });

    /// <summary>The newest first.</summary>
    internal static IReadOnlyList<SecurityEvent> Of(Session session, long accountId) => [.. session.Query<SecurityEvent>(
        "SELECT at, event, network, browser FROM security_log WHERE account_id = @accountId ORDER BY at DESC, id LIMIT 200", new { accountId })];
}

/// <summary>One line of it.</summary>
internal sealed class SecurityEvent
{
    public required DateTimeOffset At { get; init; }

    public required string Event { get; init; }

    public required string Network { get; init; }

    public required string Browser { get; init; }
}
