using System.Security.Cryptography;
using System.Text.Json;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Identity;

namespace JkLab.LicenseServer.Accounts;

/// <summary>What somebody registers with; <see cref="AccountRules"/> have made it fit.</summary>
internal sealed record Registration(string Email, string PasswordHash, string? Name, string? Company, string? Address, string Language, string? PrivacyVersion);

/// <summary>
/// Asks for an account: writes to the address, whoever it belongs to, and says the same to whoever asked. The account begins when the link in
/// the letter is opened by somebody who knows the password, so that nobody can register a stranger's address for himself.
/// </summary>
internal sealed class Register(
    Database database, IPasswordHasher<Account> passwords, AccountLetters letters, RandomNumberGenerator random, TimeProvider time)
{
    internal static readonly TimeSpan GoodFor = TimeSpan.FromDays(2);

    internal async Task RunAsync(Registration registration, string password, Language language)
    {
        var whole = registration with { PasswordHash = passwords.HashPassword(null!, password) };
        await database.WriteAsync<bool>(session =>
        {
            var now = time.GetUtcNow();
            if (AccountTable.FindByEmail(session, whole.Email) is { } account)
            {
                Outbox.Add(session, letters.AlreadyThere(account.Email, language));
                return true;
            }

            session.Execute("DELETE FROM account_links WHERE expires_at < @now", new { now });
            var secret = AccountLink.Add(session, random, AccountLink.Registration, now + GoodFor, email: whole.Email, payload: JsonSerializer.Serialize(whole with { PrivacyVersion = PrivacyVersions.Current(session, language) }));
            Outbox.Add(session, letters.Confirm(whole.Email, language, secret));
            return true;
        });
    }
}
