using System.Collections.Concurrent;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Keys;

/// <summary>The keys with which codes are signed and verified. Which one is active is read from the database each time, so that a
/// running server follows <c>key activate</c> at once; the decrypted keys are kept.</summary>
public sealed class SigningKeys(KeyFolder folder)
{
    private readonly ConcurrentDictionary<string, SigningKey> loaded = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PublicKey> known = new(StringComparer.Ordinal);

    /// <summary>The key that signs. Where something is written it stays so until the commit: whoever retires it finds every code that it signed.</summary>
    /// <exception cref="OwnerException">None is active.</exception>
    /// <exception cref="StorageException">Its file cannot be used; of several servers one may lack it, and get it yet.</exception>
    public SigningKey Active(Session session)
    {
        // Found by nobody is also the one that gave way while its row was waited for: the second look finds its successor.
        var id = Find(session) ?? Find(session)
            ?? throw new OwnerException("no signing key is active", "choose one with 'jklab key list' and 'jklab key activate ID'");
        return loaded.GetOrAdd(id, Load);
    }

    private SigningKey Load(string id)
    {
        try
        {
            return folder.Load(id);
        }
        catch (OwnerException e)
        {
            throw new StorageException(e.Message, e.Hint, e);
        }
    }

    private static string? Find(Session session) =>
        session.QueryFirstOrDefault<string>("SELECT k.key_id FROM signing_keys k WHERE k.active = 1" + session.ForShareOf("k"));

    /// <summary>Keeps a key from being retired until the commit.</summary>
    internal static void Hold(Session session, string id) =>
        session.ExecuteScalar<string>("SELECT k.key_id FROM signing_keys k WHERE k.key_id = @id" + session.ForShareOf("k"), new { id });

    /// <summary>Every key that ever signed here.</summary>
    public KeyRing Ring(Session session) => new(
        session.Query<string>("SELECT public_key_pem FROM signing_keys ORDER BY created_at, key_id").Select(pem => known.GetOrAdd(pem, PublicKey.FromPem)));
}
