using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Keys;

/// <summary>
/// Brings what became of the keys into an earlier copy of the same database: which there are, which one signs, which are retired. Nothing
/// signs with a key again that had given way to another.
/// </summary>
public static class CarryKeys
{
    /// <summary>Does it; where the earlier copy signs with a key that the later one does not know, it is another installation's and stays as it is.</summary>
    /// <param name="session">Of the earlier copy.</param>
    /// <param name="keys">Every key of the later one.</param>
    /// <param name="retired">What those of them signed that are retired.</param>
    /// <param name="now">The clock.</param>
    /// <returns>A line for the owner about each key that changed.</returns>
    public static List<string> Run(Session session, IReadOnlyList<StoredKey> keys, IReadOnlyList<RetiredKey> retired, DateTimeOffset now)
    {
        var earlier = StoredKey.All(session);
        var signed = earlier.FirstOrDefault(key => key.Active);
        if (!keys.Any(key => key.KeyId == signed?.KeyId)) return [];
        var lines = new List<string>();
        foreach (var key in keys)
        {
            var known = earlier.FirstOrDefault(other => other.KeyId == key.KeyId);
            if (known is null) Add(session, key);
            var isRetired = key.RetiredAt is not null && known?.RetiredAt is null;
            if (isRetired) Retire(session, key, retired.First(other => other.KeyId == key.KeyId));
            var signs = key.Active && known is not { Active: true } && known?.RetiredAt is null;
            if (signs) Activate(session, key);
            if (known is not null && !isRetired && !signs) continue;

            AuditLog.Append(session, new AuditEntry(now, Actor.CommandLine, "key.carried") { Details = new { key.KeyId, active = signs, retired = isRetired } });
            lines.Add(
                signs ? $"the key {key.KeyId} goes on signing, though {signed!.KeyId} did in this backup"
                : isRetired ? $"the key {key.KeyId} stays retired, though this backup does not know it"
                : $"the key {key.KeyId} stays, though it is not in this backup");
        }

        return lines;
    }

    private static void Add(Session session, StoredKey key) => session.Execute(
        "INSERT INTO signing_keys (key_id, public_key_pem, active, created_at) VALUES (@KeyId, @PublicKeyPem, 0, @CreatedAt)",
        new { key.KeyId, key.PublicKeyPem, key.CreatedAt });

    private static void Retire(Session session, StoredKey key, RetiredKey retired) => session.Execute(
        "INSERT INTO retired_keys (key_id, retired_at, hashes) VALUES (@KeyId, @RetiredAt, @text)",
        new { key.KeyId, key.RetiredAt, text = Convert.ToBase64String(retired.Hashes.Span) });

    private static void Activate(Session session, StoredKey key)
    {
        session.Execute("UPDATE signing_keys SET active = 0 WHERE active = 1");
        session.Execute("UPDATE signing_keys SET active = 1 WHERE key_id = @KeyId", new { key.KeyId });
    }
}
