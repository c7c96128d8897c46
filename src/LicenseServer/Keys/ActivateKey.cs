using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Keys;

/// <summary>Chooses the key that signs from now on. Codes that exist stay as they are.</summary>
public sealed class ActivateKey(KeyFolder folder, TimeProvider time)
{
    /// <summary>Activates a key whose private half can be used.</summary>
    /// <exception cref="OwnerException">Its file cannot be used; the old key stays active.</exception>
    public Result<StoredKey> Run(Session session, string id)
    {
        if (StoredKey.Find(session, id) is not { } key) return Unknown(id);
        if (key.RetiredAt is not null) return Refusal.ToOwner($"the key {key.KeyId} is retired and signs no more", "'jklab key list' shows the others, 'jklab key create' makes one");
        folder.Load(key.KeyId).Dispose();
        if (key.Active) return key;
        session.Execute("UPDATE signing_keys SET active = 0 WHERE active = 1");
        session.Execute("UPDATE signing_keys SET active = 1 WHERE key_id = @KeyId", new { key.KeyId });
        AuditLog.Append(session, new AuditEntry(time.GetUtcNow(), Actor.CommandLine, "key.activated") { Details = new { key.KeyId } });
        return key with { Active = true };
    }

    internal static Refusal Unknown(string id) => Refusal.ToOwner($"there is no key '{id}'", "'jklab key list' shows the keys");
}
