using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>A licence that is to go to another account, once both sides have confirmed.</summary>
public sealed class LicenseTransfer
{
    /// <summary>How long both sides may take.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    private const string Columns = "SELECT license_id, from_account, to_email, to_account, giver_confirmed_at, expires_at FROM license_transfers ";

    /// <summary>The licence number.</summary>
    public long LicenseId { get; init; }

    /// <summary>The giver; null where no account has the licence.</summary>
    public long? FromAccount { get; init; }

    /// <summary>The receiver's address.</summary>
    public string ToEmail { get; init; } = "";

    /// <summary>The receiver, once he has confirmed.</summary>
    public long? ToAccount { get; init; }

    /// <summary>When the giver confirmed.</summary>
    public DateTimeOffset? GiverConfirmedAt { get; init; }

    /// <summary>Until when it can be done.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether nobody on the giver's side is left to be asked.</summary>
    internal bool IsGiven => FromAccount is null || GiverConfirmedAt is not null;

    /// <summary>That of a licence, or null.</summary>
    public static LicenseTransfer? Of(Session session, License license, DateTimeOffset now) =>
        Valid(license, session.QueryFirstOrDefault<LicenseTransfer>(Columns + "WHERE license_id = @id AND expires_at > @now", new { id = (long)license.Id, now }));

    /// <summary>That of the link in a receiver's mail, or null.</summary>
    public static LicenseTransfer? OfSecret(Session session, string secret, DateTimeOffset now) =>
        session.QueryFirstOrDefault<LicenseTransfer>(Columns + "WHERE secret = @hash AND expires_at > @now", new { hash = LinkSecret.HashOf(secret), now });

    /// <summary>Those that wait for an address.</summary>
    public static IReadOnlyList<LicenseTransfer> AllTo(Session session, string email, DateTimeOffset now) =>
        [.. session.Query<LicenseTransfer>(Columns + "WHERE LOWER(to_email) = LOWER(@email) AND to_account IS NULL AND expires_at > @now ORDER BY created_at", new { email, now })];

    /// <summary>Whether it is addressed to somebody.</summary>
    public bool IsTo(string email) => string.Equals(ToEmail, email, StringComparison.OrdinalIgnoreCase);

    internal static void Forget(Session session, uint licenseId) =>
        session.Execute("DELETE FROM license_transfers WHERE license_id = @id", new { id = (long)licenseId });

    // Somebody else may have got the licence meanwhile.
    private static LicenseTransfer? Valid(License license, LicenseTransfer? transfer) => transfer?.FromAccount == license.AccountId ? transfer : null;
}
