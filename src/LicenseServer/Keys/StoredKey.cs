using JkLab.LicenseCore.Signing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Keys;

/// <summary>The public half of a signing key, as the database knows it.</summary>
/// <param name="KeyId">16 hexadecimal digits.</param>
/// <param name="Active">Whether it signs.</param>
/// <param name="PublicKeyPem">SubjectPublicKeyInfo in PEM.</param>
/// <param name="CreatedAt">When it was made or taken in.</param>
public sealed record StoredKey(string KeyId, bool Active, string PublicKeyPem, string CreatedAt)
{
    /// <summary>Every key, the oldest first.</summary>
    public static IReadOnlyList<StoredKey> All(Session session) =>
    [
        .. session.Query<Row>("SELECT key_id, active, public_key_pem, created_at FROM signing_keys ORDER BY created_at, key_id")
            .Select(row => new StoredKey(row.KeyId, row.Active == 1, row.PublicKeyPem, Moment.ToText(row.CreatedAt))),
    ];

    /// <summary>The key with an id, or null.</summary>
    public static StoredKey? Find(Session session, string id) =>
        All(session).FirstOrDefault(key => string.Equals(key.KeyId, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The key itself.</summary>
    public PublicKey ToPublicKey() => PublicKey.FromPem(PublicKeyPem);

    private sealed class Row
    {
        public string KeyId { get; init; } = "";

        public int Active { get; init; }

        public string PublicKeyPem { get; init; } = "";

        public DateTimeOffset CreatedAt { get; init; }
    }
}
