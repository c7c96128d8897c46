using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>Gives an account the licence whose key its holder has.</summary>
public static class AddLicense
{
    /// <summary>Adds it; its own again is fine. A licence of another account is refused as if there were none.</summary>
    public static Result<License> Run(Session session, long accountId, LicenseKey key, DateTimeOffset now)
    {
        if (FindLicense.ByKey(session, key) is not { } license || (license.AccountId ?? accountId) != accountId) return new Refusal(RefusalCodes.LicenseNotFound);
        if (license.AccountId is not null) return license;
        session.Execute("UPDATE licenses SET account_id = @accountId WHERE id = @id", new { accountId, id = (long)license.Id });
        AuditLog.Append(session, new AuditEntry(now, Actor.Web, "license.added") { LicenseId = license.Id, Details = new { account = accountId } });
        return license with { AccountId = accountId };
    }
}
