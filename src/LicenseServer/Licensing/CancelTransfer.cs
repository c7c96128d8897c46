using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>One side does not want to; the licence stays where it is.</summary>
public sealed class CancelTransfer(LicensingLetters letters, TimeProvider time)
{
    /// <summary>Ends it. A giver whose receiver does not want the licence gets a mail.</summary>
    public Result<License> Run(Session session, License license, bool isByReceiver)
    {
        if (LicenseTransfer.Of(session, license, time.GetUtcNow()) is null) return new Refusal(RefusalCodes.NotFound);
        LicenseTransfer.Forget(session, license.Id);
        AuditLog.Append(session, new AuditEntry(time.GetUtcNow(), Actor.Web, "license.transfer-canceled") { LicenseId = license.Id });
        if (isByReceiver && letters.TransferDeclined(session, license) is { } letter) Outbox.Add(session, letter);
        return license;
    }
}
