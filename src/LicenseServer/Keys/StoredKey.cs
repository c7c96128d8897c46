using JkLab.LicenseCore.Signing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Keys;

/// <summary>The public half of a signing key, as the database knows it.</summary>
/// <param name="KeyId">16 hexadecimal digits.</param>
/// <param name="Active">Whether it signs.</param>
/// <param name="PublicKeyPem">SubjectPublicKeyInfo in PEM.</param>
/// <param name="CreatedAt">When it was made or taken in.</param>
/// <param name="RetiredAt">Since when it signs no more, or null.</param>
public sealed record StoredKey(string KeyId, bool Active, string PublicKeyPem, string CreatedAt, string? RetiredAt)
{
    /// <summary>Every key, the oldest first.</summary>
    public static IReadOnlyList<StoredKey> All(Session session) =>
    [
        .. session.Query<Row>(
            """
            SELECT k.key_id, k.active, k.public_key_pem, k.created_at, r.retired_at
            FROM signing_keys k LEFT JOIN retired_keys r ON r.key_id = k.key_id
            ORDER BY k.created_at, k.key_id
            """).Select(row => new StoredKey(
                row.KeyId, row.Active == 1, row.PublicKeyPem, Moment.ToText(row.CreatedAt), row.RetiredAt is { } retired ? Moment.ToText(retired) : null)),
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

        public DateTimeOffset? RetiredAt { get; init; }
    }
}
