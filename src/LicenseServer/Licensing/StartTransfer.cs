using System.Security.Cryptography;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Licensing;

/// <summary>Offers a licence to an address; an earlier offer is good no more. The receiver gets a mail, the giver too where the owner began it.</summary>
public sealed class StartTransfer(LicensingLetters letters, TimeProvider time, RandomNumberGenerator random)
{
    private const string Action = "license.transfer-started";
    private const int MostPerDay = 3;

    /// <summary>Offers it; refused while the licence may not be used, to its own holder, and the fourth time in a day.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="license">Which.</param>
    /// <param name="toEmail">To whom.</param>
    /// <param name="actor">A customer has confirmed by asking; for the owner the giver is asked too.</param>
    public Result<LicenseTransfer> Run(Session session, License license, string toEmail, Actor actor)
    {
        var now = time.GetUtcNow();
        if (license.Status != LicenseStatus.Active) return FindLicense.CheckUsable(license, default)!;
        if (!Outbox.Accepts(toEmail)) return new Refusal(RefusalCodes.MalformedRequest) { Variant = Variants.Recipient };
        var giver = Addressee.Of(session, license, letters.Otherwise);
        if (string.Equals(giver?.Email, toEmail, StringComparison.OrdinalIgnoreCase)) return new Refusal(RefusalCodes.MalformedRequest) { Variant = Variants.OwnAddress };
        if (AuditLog.Count(session, license.Id, Action, now.AddDays(-1)) >= MostPerDay) return new Refusal(RefusalCodes.RateLimited) { Variant = Variants.Daily };

        var transfer = new LicenseTransfer
        {
            LicenseId = license.Id,
            FromAccount = license.AccountId,
            ToEmail = toEmail,
            GiverConfirmedAt = actor == Actor.Web ? now : null,
            ExpiresAt = now + LicenseTransfer.Lifetime,
        };
        var secret = LinkSecret.Create(random);
        session.Execute("DELETE FROM license_transfers WHERE license_id = @LicenseId OR expires_at <= @now", new { transfer.LicenseId, now });
        session.Execute(
            """
            INSERT INTO license_transfers (license_id, secret, from_account, to_email, giver_confirmed_at, created_at, expires_at)
            VALUES (@LicenseId, @hash, @FromAccount, @ToEmail, @GiverConfirmedAt, @now, @ExpiresAt)
            """,
            new { transfer.LicenseId, hash = LinkSecret.HashOf(secret), transfer.FromAccount, transfer.ToEmail, transfer.GiverConfirmedAt, now, transfer.ExpiresAt });
        AuditLog.Append(session, new AuditEntry(now, actor, Action) { LicenseId = license.Id });
        Outbox.Add(session, letters.TransferOffered(session, license, toEmail, giver?.Language ?? letters.Otherwise, secret));
        if (!transfer.IsGiven) Outbox.Add(session, letters.TransferToConfirm(session, license, giver!, toEmail));
        return transfer;
    }
}
