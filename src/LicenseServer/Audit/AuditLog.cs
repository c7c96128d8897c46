using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Audit;

/// <summary>Every change of a licence, an activation, a product or a key leaves an entry, in the same transaction as the change.</summary>
public static class AuditLog
{
    /// <summary>Writes an entry in the caller's transaction, at its end.</summary>
    public static void Append(Session session, AuditEntry entry) => session.AtCommit(ChainedEntry.Of(entry), AuditChain.Append);

    /// <summary>Writes entries in the caller's transaction, at its end.</summary>
    public static void Append(Session session, IEnumerable<AuditEntry> entries)
    {
        foreach (var entry in entries) Append(session, entry);
    }

    /// <summary>How often something happened to a licence since a moment: for what nobody shall do too often.</summary>
    public static long Count(Session session, uint licenseId, string action, DateTimeOffset since) => session.ExecuteScalar<long>(
        "SELECT COUNT(*) FROM audit_entries WHERE license_id = @id AND action = @action AND at > @since", new { id = (long)licenseId, action, since });
}
