using System.Security.Cryptography;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Audit;

/// <summary>What happened to an account, for its holder to see; kept for 90 days, and not at all where he objects.</summary>
public static class SecurityLog
{
#pragma warning disable CS1591 // the events are their own description; their texts stand with accounts
    public const string SignedIn = "signed-in";
    public const string SignedOut = "signed-out";
    public const string SignInFailed = "sign-in-failed";
    public const string Locked = "locked";
    public const string PasswordChanged = "password-changed";
    public const string PasswordResetAsked = "password-reset-asked";
    public const string EmailChanged = "email-changed";
    public const string SecondFactorOn = "second-factor-on";
    public const string SecondFactorOff = "second-factor-off";
    public const string RecoveryCodeUsed = "recovery-code-used";
    public const string SessionEnded = "session-ended";
    public const string Downloaded = "downloaded";
#pragma warning restore CS1591

    /// <summary>Writes a line; none about somebody who objects to it.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="random">For its id.</param>
    /// <param name="accountId">Whose account.</param>
    /// <param name="what">One of the events.</param>
    /// <param name="visitor">Who asked.</param>
    /// <param name="now">The moment.</param>
    /// <param name="detail">What it was about, where the event does not say it.</param>
    public static void Add(
        Session session, RandomNumberGenerator random, long accountId, string what, Visitor visitor, DateTimeOffset now, string? detail = null) => session.Execute(
        """
        INSERT INTO security_log (id, account_id, at, event, network, browser, detail)
        SELECT @id, @accountId, @now, @what, @Network, @Browser, @detail
        WHERE NOT EXISTS (SELECT 1 FROM accounts WHERE id = @accountId AND objected_at IS NOT NULL)
        """,
        new { id = NewId.Long(random), accountId, now, what, visitor.Network, visitor.Browser, detail });

    /// <summary>Deletes all lines of an account.</summary>
    public static void Forget(Session session, long accountId) => session.Execute("DELETE FROM security_log WHERE account_id = @accountId", new { accountId });

    /// <summary>The newest first.</summary>
    public static IReadOnlyList<SecurityEvent> Of(Session session, long accountId) => [.. session.Query<SecurityEvent>(
        "SELECT at, event, network, browser, detail FROM security_log WHERE account_id = @accountId ORDER BY at DESC, id LIMIT 200", new { accountId })];
}

/// <summary>One line of it.</summary>
public sealed class SecurityEvent
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>One of the events of <see cref="SecurityLog"/>.</summary>
    public required string Event { get; init; }

    /// <summary>From where: an address, cut.</summary>
    public required string Network { get; init; }

    /// <summary>Browser and system.</summary>
    public required string Browser { get; init; }

    /// <summary>What it was about, where the event does not say it.</summary>
    public string? Detail { get; init; }
}
