using System.Security.Cryptography;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Keys;

/// <summary>Adds a signing key: made here, or brought along. It signs only after <c>key activate</c>, once the programs know it.</summary>
public sealed class AddKey(KeyFolder folder, TimeProvider time, RandomNumberGenerator random)
{
    /// <summary>Makes a key whose id begins with a byte that no other key's id begins with: a code names its key by that byte.</summary>
    public Result<PublicKey> Create(Session session, string? passphrase)
    {
        var taken = FirstBytes(session);
        if (taken.Count == 256) return Refusal.ToOwner("there is a key for each of the 256 first bytes already", "retire keys that no code needs any more");
        while (true)
        {
            using var key = SigningKey.Create(random);
            if (taken.Contains(key.PublicKey.FirstByte)) continue;
            folder.Save(key, passphrase);
            return Record(session, key.PublicKey, "key.created");
        }
    }

    /// <summary>Takes in a key: a new one, or one that is known and whose private half was kept elsewhere.</summary>
    /// <exception cref="OwnerException">There is a file of that key already, and it cannot be used.</exception>
    public Result<PublicKey> Import(Session session, SigningKey key, string? passphrase)
    {
        var id = key.PublicKey.Id;
        var isKnown = StoredKey.Find(session, id) is not null;
        if (!isKnown && FirstBytes(session).Contains(key.PublicKey.FirstByte))
        {
            return Refusal.ToOwner(
                $"a key whose id begins with {key.PublicKey.FirstByte:x2} exists already",
                "make another one: a code names its key by the first byte of the id");
        }

        if (File.Exists(folder.FileOf(id))) RequireUsable(id);
        else folder.Save(key, passphrase);
        if (!isKnown) return Record(session, key.PublicKey, "key.imported");
        AuditLog.Append(session, new AuditEntry(time.GetUtcNow(), Actor.CommandLine, "key.restored") { Details = new { keyId = id } });
        return key.PublicKey;
    }

    private void RequireUsable(string id)
    {
        try
        {
            folder.Load(id).Dispose();
        }
        catch (OwnerException e)
        {
            throw new OwnerException(e.Message, $"{e.Hint}; or move {folder.FileOf(id)} away and import again", e);
        }
    }

    private PublicKey Record(Session session, PublicKey key, string action)
    {
        var now = time.GetUtcNow();
        session.Execute(
            "INSERT INTO signing_keys (key_id, public_key_pem, active, created_at) VALUES (@id, @pem, 0, @now)",
            new { id = key.Id, pem = key.ToPem(), now });
        AuditLog.Append(session, new AuditEntry(now, Actor.CommandLine, action) { Details = new { keyId = key.Id } });
        return key;
    }

    private static HashSet<byte> FirstBytes(Session session) =>
        [.. session.Query<string>("SELECT key_id FROM signing_keys").Select(id => Convert.FromHexString(id)[0])];
}
