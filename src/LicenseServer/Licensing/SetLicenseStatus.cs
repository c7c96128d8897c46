using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>Suspends, resumes or revokes a licence. What was revoked stays so.</summary>
public sealed class SetLicenseStatus(TimeProvider time)
{
    /// <summary>Sets the status; the same again changes the reason alone.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="license">Which.</param>
    /// <param name="status">How it shall be.</param>
    /// <param name="reason">Why, for the owner himself.</param>
    /// <param name="actor">Through which door he came.</param>
    public Result<License> Run(Session session, License license, LicenseStatus status, string? reason, Actor actor = Actor.CommandLine)
    {
        if (license.Status == LicenseStatus.Revoked && status != LicenseStatus.Revoked)
            return Refusal.ToOwner("this licence is revoked, which is for good", "issue a new one with 'jklab license issue'");
        var changed = license with { Status = status, StatusReason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim() };
        if (changed == license) return license;
        session.Execute(
            "UPDATE licenses SET status = @status, status_reason = @StatusReason, revoked_at = COALESCE(revoked_at, @revokedAt) WHERE id = @id",
            new
            {
                status = LicenseView.Word(status),
                changed.StatusReason,
                revokedAt = status == LicenseStatus.Revoked ? time.GetUtcNow() : (DateTimeOffset?)null,
                id = (long)license.Id,
            });
        var action = status switch
        {
            LicenseStatus.Suspended => "license.suspended",
            LicenseStatus.Revoked => "license.revoked",
            _ => "license.resumed",
        };
        AuditLog.Append(session, new AuditEntry(time.GetUtcNow(), actor, action) { LicenseId = license.Id });
        return changed;
    }
}
