using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Activation;

/// <summary>Frees the seat of a customer's computer that has given its code up: counts as any transfer, and needs no mail and no waiting.</summary>
internal sealed class ReleaseByReceipt(TimeProvider time)
{
    /// <summary>Frees it; refused when the receipt is another computer's.</summary>
    internal Result<Released> Run(Session session, long accountId, long licenseId, long activationId, DeactivationReceipt receipt)
    {
        var now = time.GetUtcNow();
        if (SelfService.Find(session, accountId, licenseId, activationId) is not { } own) return new Refusal(RefusalCodes.NotFound);
        if (!ReceiptMatch.Find(session, own.License, receipt, Day.Of(now)).TryGet(out var row, out var refusal)) return refusal;
        if (row.Id != activationId) return new Refusal(RefusalCodes.ReceiptRejected);
        if (own.Check(session, now, hasReceipt: true) is { } limited) return limited;
        return Release.ByCustomer(session, row, Channels.Receipt, now, Actor.Web);
    }
}
