using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>Gives an account the licences that were issued to its address, once it is known to be the holder's.</summary>
public static class ClaimLicenses
{
    private const string Claimable =
        "account_id IS NULL AND LOWER(customer) = LOWER(@email) AND NOT EXISTS (SELECT 1 FROM accounts WHERE id = @accountId AND restricted_at IS NOT NULL)";

    /// <summary>Claims those that no account has, whatever the case of the letters; none for somebody who has had his data restricted.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="accountId">For whom.</param>
    /// <param name="email">His address, which he has confirmed.</param>
    /// <param name="now">The moment.</param>
    /// <returns>How many.</returns>
    public static int ForAddress(Session session, long accountId, string email, DateTimeOffset now)
    {
        var claimed = session.Query<long>(
            $"UPDATE licenses SET account_id = @accountId WHERE {Claimable} RETURNING id", new { accountId, email }).ToList();
        AuditLog.Append(session, claimed.Select(id => new AuditEntry(now, Actor.Web, "license.claimed") { LicenseId = (uint)id, Details = new { account = accountId } }));
        return claimed.Count;
    }

    /// <summary>Whether there are any.</summary>
    public static bool Any(Session session, long accountId, string email) =>
        session.QueryFirstOrDefault<long?>($"SELECT id FROM licenses WHERE {Claimable} LIMIT 1", new { accountId, email }) is not null;
}
