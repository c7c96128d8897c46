using System.Security.Cryptography;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Identity;

namespace JkLab.LicenseServer.Accounts;

/// <summary>Sets a new password, by a link from a mail or by the old one. All other sessions end, and the holder is written to.</summary>
internal sealed class SetPassword(
    Database database, IPasswordHasher<Account> passwords, AccountLetters letters, RandomNumberGenerator random, TimeProvider time)
{
    /// <summary>The account whose password a link sets; null where it is good no more.</summary>
    internal Account? Find(string secret) => database.Read(session =>
        AccountLink.Find(session, AccountLink.PasswordReset, secret, time.GetUtcNow()) is { AccountId: { } id } ? AccountTable.Find(session, id) : null);

    /// <summary>By the link. False where it is good no more.</summary>
    internal async Task<bool> ByLinkAsync(string secret, string password, Visitor visitor)
    {
        var hash = passwords.HashPassword(null!, password);
        var done = await database.WriteAsync<bool>(session =>
            AccountLink.Take(session, AccountLink.PasswordReset, secret, time.GetUtcNow()) is { AccountId: { } id } && AccountTable.Find(session, id) is { } account
            && Set(session, account, hash, visitor, butFor: null));
        return done.Value;
    }

    /// <summary>By the old password. False where that was wrong.</summary>
    internal async Task<bool> ByPasswordAsync(long accountId, string old, string password, string? thisSession, Visitor visitor)
    {
        var known = database.Read(session => AccountTable.Find(session, accountId));
        if (known is null || passwords.VerifyHashedPassword(known, known.PasswordHash, old) == PasswordVerificationResult.Failed) return false;
        var hash = passwords.HashPassword(known, password);
        var done = await database.WriteAsync<bool>(session => AccountTable.Find(session, accountId) is { } account && Set(session, account, hash, visitor, thisSession));
        return done.Value;
    }

    private bool Set(Session session, Account account, string hash, Visitor visitor, string? butFor)
    {
        var now = time.GetUtcNow();
        account.PasswordHash = hash;
        account.Failures = 0;
        account.LockedUntil = null;
        if (!AccountTable.Update(session, account, NewId.Hex(random))) return false;
        Sessions.EndAll(session, account.Id, butFor);
        SecurityLog.Add(session, random, account.Id, SecurityLog.PasswordChanged, visitor, now);
        AuditLog.Append(session, new AuditEntry(now, Actor.Web, "account.password-changed") { Details = new { account = account.Id } });
        Outbox.Add(session, letters.Changed(account.Email, Languages.FromTag(account.Language) ?? Language.German, SecurityLog.PasswordChanged));
        return true;
    }
}
