using System.Security.Cryptography;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Privacy;

/// <summary>
/// Restricts what is done with somebody's data to storing it (Art. 18 DSGVO), takes down his objection (Art. 21), or ends either. The holder of
/// the account is written to.
/// </summary>
internal sealed class SetAccountFlag(Database database, PrivacyLetters letters, OwnerNotices owner, RandomNumberGenerator random, TimeProvider time)
{
    private const string Objection = "objection";

    /// <summary>Restriction: <see cref="RestrictedUse"/> stops everything in the customer area but rights and the account itself.</summary>
    internal Task<bool> RestrictAsync(long accountId, bool on, Actor actor) => SetAsync(accountId, "restricted_at", on, on ? "Restricted" : "Unrestricted", actor);

    /// <summary>Objection: the security log goes and is not kept any longer; about the rest the owner decides, within a month.</summary>
    internal Task<bool> ObjectAsync(long accountId, bool on, Actor actor) => SetAsync(accountId, "objected_at", on, on ? "Objected" : "Unobjected", actor);

    /// <returns>Whether that changed anything.</returns>
    private async Task<bool> SetAsync(long accountId, string column, bool on, string what, Actor actor)
    {
        var done = await database.WriteAsync<bool>(session =>
        {
            var now = time.GetUtcNow();
            var changed = session.Execute(
                $"UPDATE accounts SET {column} = @at, revision = @revision WHERE id = @accountId AND {column} IS {(on ? "" : "NOT ")}NULL",
                new { accountId, at = on ? now : (DateTimeOffset?)null, revision = NewId.Hex(random) }) == 1;
            if (!changed || AccountHolder.Find(session, accountId) is not { } holder) return false;
            AuditLog.Append(session, new AuditEntry(now, actor, "account." + what.ToLowerInvariant()) { Details = new { account = accountId } });
            if (what == "Objected")
            {
                SecurityLog.Forget(session, accountId);
                PrivacyRequest.Add(session, random, holder.Email, Objection, now, null);
            }

            if (what == "Unobjected") PrivacyRequest.Close(session, holder.Email, Objection, "taken back", now);
            Outbox.Add(session, letters.Flag(holder, what));
            if (on && actor == Actor.Web) owner.Add(session, language => PrivacyLetters.ToOwner(language, what));
            return true;
        });
        return done.Value;
    }
}
