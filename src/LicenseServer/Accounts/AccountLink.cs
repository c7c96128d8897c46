using System.Security.Cryptography;
using System.Text;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Accounts;

/// <summary>What a link in a mail is good for: one thing, once, for a while. The database holds a hash of the secret that the link carries.</summary>
internal sealed class AccountLink
{
    internal const string Registration = "registration";
    internal const string PasswordReset = "password-reset";
    internal const string NewEmail = "new-email";
    internal const string FirstOwner = "first-owner";

    public long? AccountId { get; init; }

    public string? Email { get; init; }

    public string? Payload { get; init; }

    /// <summary>Makes one. Earlier ones for the same account and purpose are good no more.</summary>
    /// <returns>The secret: 32 hexadecimal digits.</returns>
    internal static string Add(
        Session session, RandomNumberGenerator random, string purpose, DateTimeOffset expiresAt, long? accountId = null, string? email = null, string? payload = null)
    {
        if (accountId is not null) session.Execute("DELETE FROM account_links WHERE account_id = @accountId AND purpose = @purpose", new { accountId, purpose });
        var secret = NewId.Hex(random);
        session.Execute(
            """
            INSERT INTO account_links (secret, purpose, account_id, email, payload, expires_at)
            VALUES (@hash, @purpose, @accountId, @email, @payload, @expiresAt)
            """,
            new { hash = HashOf(secret), purpose, accountId, email, payload, expiresAt });
        return secret;
    }

    /// <summary>Looks at one that is still good, and leaves it so.</summary>
    internal static AccountLink? Find(Session session, string purpose, string secret, DateTimeOffset now) => session.QueryFirstOrDefault<AccountLink>(
        "SELECT account_id, email, payload FROM account_links WHERE secret = @hash AND purpose = @purpose AND expires_at > @now",
        new { hash = HashOf(secret), purpose, now });

    /// <summary>Uses one up.</summary>
    internal static AccountLink? Take(Session session, string purpose, string secret, DateTimeOffset now)
    {
        var link = Find(session, purpose, secret, now);
        return link is not null && session.Execute("DELETE FROM account_links WHERE secret = @hash", new { hash = HashOf(secret) }) == 1 ? link : null;
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
