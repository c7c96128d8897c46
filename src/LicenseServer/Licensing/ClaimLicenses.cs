using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>Gives an account the licences that were issued to its address, once it is known to be the holder's.</summary>
public static class ClaimLicenses
{
    /// <summary>Claims those that no account has, whatever the case of the letters.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="accountId">For whom.</param>
    /// <param name="email">His address, which he has confirmed.</param>
    /// <param name="now">The moment.</param>
    /// <returns>How many.</returns>
    public static int ForAddress(Session session, long accountId, string email, DateTimeOffset now)
    {
        var claimed = session.Query<long>(
            "UPDATE licenses SET account_id = @accountId WHERE account_id IS NULL AND LOWER(customer) = LOWER(@email) RETURNING id", new { accountId, email }).ToList();
        AuditLog.Append(session, claimed.Select(id => new AuditEntry(now, Actor.Web, "license.claimed") { LicenseId = (uint)id, Details = new { account = accountId } }));
        return claimed.Count;
    }

    /// <summary>Whether there are any.</summary>
    public static bool Any(Session session, string email) => session.QueryFirstOrDefault<long?>(
        "SELECT id FROM licenses WHERE account_id IS NULL AND LOWER(customer) = LOWER(@email) LIMIT 1", new { email }) is not null;
}
