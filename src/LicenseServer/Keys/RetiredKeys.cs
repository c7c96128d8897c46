using JkLab.LicenseCore;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Keys;

/// <summary>The keys that sign no more, each with the codes that it legitimately signed.</summary>
public static class RetiredKeys
{
    /// <summary>Their ids, ascending.</summary>
    public static IReadOnlyList<string> Ids(Session session) => [.. session.Query<string>("SELECT key_id FROM retired_keys ORDER BY key_id")];

    /// <summary>All of them, with as many hashes as they signed codes.</summary>
    public static IReadOnlyList<RetiredKey> All(Session session) =>
        [.. session.Query<(string Id, string Hashes)>("SELECT key_id, hashes FROM retired_keys").Select(row => Read(row.Id, row.Hashes))];

    /// <summary>The retired key with an id, or null when no such key is retired.</summary>
    public static RetiredKey? Find(Session session, string id) =>
        session.ExecuteScalar<string>("SELECT hashes FROM retired_keys WHERE key_id = @id", new { id }) is { } hashes ? Read(id, hashes) : null;

    private static RetiredKey Read(string id, string hashes) => new(id, Convert.FromBase64String(hashes));
}
