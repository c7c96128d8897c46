using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Activation;

/// <summary>Sends a code to the customer.</summary>
internal sealed class MailCode(ActivationLetters letters, TimeProvider time)
{
    private const string Action = "code.mailed";
    private const int MostPerDay = 10;

    /// <summary>Sends it; refused the eleventh time in a day.</summary>
    internal Result<ShownCode> Run(Session session, ShownCode shown, Recipient to)
    {
        var now = time.GetUtcNow();
        if (AuditLog.Count(session, shown.Code.License, Action, now.AddDays(-1)) >= MostPerDay) return new Refusal(RefusalCodes.RateLimited) { Variant = Variants.Daily };
        AuditLog.Append(session, new AuditEntry(now, Actor.Web, Action) { LicenseId = shown.Code.License });
        Outbox.Add(session, letters.Code(shown, to));
        return shown;
    }
}
