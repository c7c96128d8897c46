using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Activation;

/// <summary>A computer of a customer's own licence, and whether he may release it.</summary>
/// <param name="License">The licence.</param>
/// <param name="Row">The computer, which holds a seat.</param>
internal sealed record SelfService(License License, ActivationRow Row)
{
    /// <summary>Finds it among the licences of an account; null where it is not there.</summary>
    internal static SelfService? Find(Session session, long accountId, long licenseId, long activationId) =>
        FindLicense.OfAccount(session, accountId, licenseId) is { } license && ActivationRow.FindActive(session, license.Id, activationId) is { } row
            ? new SelfService(license, row)
            : null;

    /// <summary>Why it may not be released now; null when it may.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="now">The moment.</param>
    /// <param name="hasReceipt">Whether the computer itself gave its code up.</param>
    internal Refusal? Check(Session session, DateTimeOffset now, bool hasReceipt)
    {
        if (FindLicense.CheckUsable(License, Day.Of(now)) is { } unusable) return unusable;
        if (TransferLimit.Check(session, License, now) is { } limited) return limited;
        return !hasReceipt && CoolDown.EndsAt(session, License, now) is not null ? new Refusal(RefusalCodes.TransferLimitReached) { Variant = Web.Variants.CoolDown } : null;
    }
}
