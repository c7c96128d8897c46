using System.Security.Cryptography;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Activation;

/// <summary>Sends the customer a link that frees the seat of one of his computers, once, within a day.</summary>
internal sealed class RequestRelease(ActivationLetters letters, TimeProvider time, RandomNumberGenerator random)
{
    private const string Action = "activation.release-requested";
    private const int MostPerDay = 10;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Sends it; an earlier one for the same computer is good no more.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="accountId">Whose licence.</param>
    /// <param name="licenseId">Its number.</param>
    /// <param name="activationId">The computer.</param>
    /// <param name="to">The holder of the account.</param>
    internal Result<ActivationRow> Run(Session session, long accountId, long licenseId, long activationId, Recipient to)
    {
        var now = time.GetUtcNow();
        if (SelfService.Find(session, accountId, licenseId, activationId) is not { } own) return new Refusal(RefusalCodes.NotFound);
        if (own.Check(session, now, hasReceipt: false) is { } refusal) return refusal;
        if (AuditLog.Count(session, own.License.Id, Action, now.AddDays(-1)) >= MostPerDay) return new Refusal(RefusalCodes.RateLimited) { Variant = Variants.Daily };

        var secret = LinkSecret.Create(random);
        session.Execute("DELETE FROM release_requests WHERE activation_id = @activationId OR expires_at <= @now", new { activationId, now });
        session.Execute(
            """
            INSERT INTO release_requests (activation_id, license_id, account_id, secret, created_at, expires_at)
            VALUES (@activationId, @licenseId, @accountId, @hash, @now, @expiresAt)
            """,
            new { activationId, licenseId, accountId, hash = LinkSecret.HashOf(secret), now, expiresAt = now + Lifetime });
        AuditLog.Append(session, new AuditEntry(now, Actor.Web, Action) { LicenseId = own.License.Id, ActivationId = activationId });
        Outbox.Add(session, letters.Release(session, own, to, secret));
        return own.Row;
    }
}
