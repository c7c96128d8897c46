using System.Security.Cryptography;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Accounts;

/// <summary>Changes the address of an account, once the new one has shown that it is its holder's. The old one is told.</summary>
internal sealed class ChangeEmail(Database database, AccountLetters letters, RandomNumberGenerator random, TimeProvider time)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(24);

    /// <summary>Writes to the new address; where it has an account already, that one's holder is told instead.</summary>
    internal async Task AskAsync(long accountId, string email, Language language) => await database.WriteAsync<bool>(session =>
    {
        if (AccountTable.FindByEmail(session, email) is { } other)
        {
            Outbox.Add(session, letters.AlreadyThere(other.Email, language));
            return true;
        }

        var secret = AccountLink.Add(session, random, AccountLink.NewEmail, time.GetUtcNow() + GoodFor, accountId, email);
        Outbox.Add(session, letters.NewEmail(email, language, secret));
        return true;
    });

    /// <summary>Takes the new address. False where the link is good no more, is another account's, or the address has got an account meanwhile.</summary>
    internal async Task<bool> RunAsync(long accountId, string secret, string? thisSession, Visitor visitor)
    {
        var done = await database.WriteAsync<bool>(session =>
        {
            var now = time.GetUtcNow();
            if (AccountLink.Find(session, AccountLink.NewEmail, secret, now) is not { Email: { } email } link || link.AccountId != accountId) return false;
            if (AccountTable.Find(session, accountId) is not { } account || AccountTable.FindByEmail(session, email) is not null) return false;
            AccountLink.Take(session, AccountLink.NewEmail, secret, now);
            var old = account.Email;
            account.Email = email;
            account.EmailKey = Account.KeyOf(email);
            if (!AccountTable.Update(session, account, NewId.Hex(random))) return false;
            Sessions.EndAll(session, account.Id, thisSession);
            SecurityLog.Add(session, random, account.Id, SecurityLog.EmailChanged, visitor, now);
            AuditLog.Append(session, new AuditEntry(now, Actor.Web, "account.email-changed") { Details = new { account = account.Id } });
            ClaimLicenses.ForAddress(session, account.Id, email, now);
            Outbox.Add(session, letters.Changed(old, Languages.FromTag(account.Language) ?? Language.German, SecurityLog.EmailChanged));
            return true;
        });
        return done.Value;
    }
}
