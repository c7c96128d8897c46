using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>Lets a licence be used that was asked for or is not paid for yet, and writes to its customer.</summary>
public sealed class ApproveLicense(LicensingLetters letters, TimeProvider time)
{
    /// <summary>Approves it; refused when it is not pending.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="license">Which.</param>
    /// <param name="actor">Through which door the owner came.</param>
    public Result<License> Run(Session session, License license, Actor actor)
    {
        if (license.Status != LicenseStatus.Pending)
            return Refusal.ToOwner($"this licence is {LicenseView.Word(license.Status)}, not pending", "'jklab license list --status pending' shows those that wait");
        session.Execute("UPDATE licenses SET status = 'active', status_reason = NULL WHERE id = @id", new { id = (long)license.Id });
        AuditLog.Append(session, new AuditEntry(time.GetUtcNow(), actor, "license.approved") { LicenseId = license.Id });
        var approved = license with { Status = LicenseStatus.Active, StatusReason = null };
        if (letters.Approved(session, approved) is { } letter) Outbox.Add(session, letter);
        return approved;
    }
}
