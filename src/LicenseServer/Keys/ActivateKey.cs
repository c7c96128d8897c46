using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Keys;

/// <summary>Chooses the key that signs from now on. Codes that exist stay as they are.</summary>
public sealed class ActivateKey(KeyFolder folder, TimeProvider time)
{
    /// <summary>Activates a key whose private half can be used.</summary>
    /// <exception cref="OwnerException">Its file cannot be used; the old key stays active.</exception>
    public Result<string> Run(Session session, string id)
    {
        var found = session.QueryFirstOrDefault<string>("SELECT key_id FROM signing_keys WHERE key_id = @id", new { id });
        if (found is null) return Refusal.ToOwner($"there is no key {id}", "'jklab key list' shows the keys");
        folder.Load(found).Dispose();
        session.Execute("UPDATE signing_keys SET active = 0 WHERE active = 1");
        session.Execute("UPDATE signing_keys SET active = 1 WHERE key_id = @found", new { found });
        AuditLog.Append(session, new AuditEntry(time.GetUtcNow(), Actor.CommandLine, "key.activated") { Details = new { keyId = found } });
        return found;
    }
}
