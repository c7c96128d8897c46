using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>One side agrees; when both have, the licence goes over.</summary>
public sealed class ConfirmTransfer(HandOver handOver, TimeProvider time)
{
    /// <summary>The giver agrees to what the owner began.</summary>
    /// <returns>Whether the licence has gone over.</returns>
    public Result<bool> ByGiver(Session session, License license)
    {
        var now = time.GetUtcNow();
        if (LicenseTransfer.Of(session, license, now) is not { } transfer) return new Refusal(RefusalCodes.NotFound);
        session.Execute("UPDATE license_transfers SET giver_confirmed_at = @now WHERE license_id = @LicenseId", new { now, transfer.LicenseId });
        AuditLog.Append(session, new AuditEntry(now, Actor.Web, "license.transfer-confirmed") { LicenseId = license.Id });
        if (transfer.ToAccount is not { } receiver) return false;
        handOver.Run(session, license, receiver, transfer.ToEmail, Actor.Web);
        return true;
    }

    /// <summary>The receiver agrees, from an account with the address to which the licence is offered.</summary>
    /// <returns>Whether the licence has gone over; false while the giver is still to agree.</returns>
    public Result<bool> ByReceiver(Session session, LicenseTransfer offered, long accountId, string email)
    {
        var now = time.GetUtcNow();
        if (FindLicense.ByNumber(session, (uint)offered.LicenseId) is not { } license || LicenseTransfer.Of(session, license, now) is not { } transfer || !transfer.IsTo(email))
            return new Refusal(RefusalCodes.NotFound);
        AuditLog.Append(session, new AuditEntry(now, Actor.Web, "license.transfer-accepted") { LicenseId = license.Id, Details = new { account = accountId } });
        if (!transfer.IsGiven)
        {
            session.Execute("UPDATE license_transfers SET to_account = @accountId WHERE license_id = @LicenseId", new { accountId, transfer.LicenseId });
            return false;
        }

        handOver.Run(session, license, accountId, email, Actor.Web);
        return true;
    }
}
