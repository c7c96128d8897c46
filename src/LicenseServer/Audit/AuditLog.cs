using System.Text.Json;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Audit;

/// <summary>Every change of a licence, an activation, a product or a key leaves an entry, in the same transaction as the change.</summary>
public static class AuditLog
{
    /// <summary>Writes an entry in the caller's transaction.</summary>
    public static void Append(Session session, AuditEntry entry) => Append(session, [entry]);

    /// <summary>Writes entries in the caller's transaction.</summary>
    public static void Append(Session session, IEnumerable<AuditEntry> entries) => session.Execute(
        """
        INSERT INTO audit_entries (at, actor, action, license_id, activation_id, details)
        VALUES (@At, @Actor, @Action, @LicenseId, @ActivationId, @Details)
        """,
        entries.Select(entry => new
        {
            entry.At,
            Actor = JsonNamingPolicy.KebabCaseLower.ConvertName(entry.Actor.ToString()),
            entry.Action,
            LicenseId = (long?)entry.LicenseId,
            entry.ActivationId,
            Details = entry.Details is null ? null : JsonSerializer.Serialize(entry.Details, JsonSerializerOptions.Web),
        }));
}
