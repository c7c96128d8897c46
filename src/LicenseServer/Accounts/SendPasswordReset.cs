using System.Security.Cryptography;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Accounts;

/// <summary>Writes to an address how to choose a new password, or that it has no account; whoever asked is told neither.</summary>
internal sealed class SendPasswordReset(Database database, AccountLetters letters, RandomNumberGenerator random, TimeProvider time)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(2);

    internal async Task RunAsync(string email, Language language, Visitor visitor) => await database.WriteAsync<bool>(session =>
    {
        var now = time.GetUtcNow();
        if (AccountTable.FindByEmail(session, email) is not { } account)
        {
            Outbox.Add(session, letters.NoAccount(email, language));
            return true;
        }

        var secret = AccountLink.Add(session, random, AccountLink.PasswordReset, now + GoodFor, account.Id);
        SecurityLog.Add(session, random, account.Id, SecurityLog.PasswordResetAsked, visitor, now);
        Outbox.Add(session, letters.Reset(account.Email, language, secret));
        return true;
    });
}
