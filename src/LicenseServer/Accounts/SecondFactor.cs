using System.Security.Cryptography;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Identity;

namespace JkLab.LicenseServer.Accounts;

/// <summary>Turns the second factor on and off.</summary>
internal sealed class SecondFactor(UserManager<Account> users, Database database, AccountLetters letters, SiteSettings site, RandomNumberGenerator random, TimeProvider time)
{
    private const int RecoveryCodes = 10;

    /// <summary>The secret to share with an app; the same one until it is turned on.</summary>
    internal async Task<string> SecretAsync(Account account)
    {
        if (await users.GetAuthenticatorKeyAsync(account) is { } key) return key;
        await users.ResetAuthenticatorKeyAsync(account);
        return (await users.GetAuthenticatorKeyAsync(account))!;
    }

    /// <summary>The secret as apps read it from a QR code: Key URI format, SHA-1, six digits, 30 seconds.</summary>
    internal string Uri(Account account, string secret) =>
        $"otpauth://totp/{System.Uri.EscapeDataString(site.VendorName)}:{System.Uri.EscapeDataString(account.Email)}?secret={secret}&issuer={System.Uri.EscapeDataString(site.VendorName)}";

    /// <summary>Turns it on where the code is the app's. All other sessions end: they began without it.</summary>
    /// <returns>The recovery codes; null where the code was wrong.</returns>
    internal async Task<IReadOnlyList<string>?> TurnOnAsync(Account account, string code, string? thisSession, Visitor visitor)
    {
        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        if (!await users.VerifyTwoFactorTokenAsync(account, users.Options.Tokens.AuthenticatorTokenProvider, digits)) return null;
        var codes = (await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes))!.ToList();
        account.TwoFactor = true;
        await ChangeAsync(account, thisSession, SecurityLog.SecondFactorOn, visitor);
        return codes;
    }

    /// <summary>Turns it off and forgets its secret and recovery codes.</summary>
    internal async Task TurnOffAsync(Account account, string? thisSession, Visitor visitor)
    {
        account.TwoFactor = false;
        account.AuthenticatorKey = null;
        await ChangeAsync(account, thisSession, SecurityLog.SecondFactorOff, visitor);
    }

    private async Task ChangeAsync(Account account, string? thisSession, string what, Visitor visitor) => await database.WriteAsync<bool>(session =>
    {
        var now = time.GetUtcNow();
        if (!AccountTable.Update(session, account, NewId.Hex(random))) throw new InvalidOperationException("the account changed meanwhile");
        if (!account.TwoFactor) session.Execute("DELETE FROM recovery_codes WHERE account_id = @Id", new { account.Id });
        Sessions.EndAll(session, account.Id, thisSession);
        SecurityLog.Add(session, random, account.Id, what, visitor, now);
        AuditLog.Append(session, new AuditEntry(now, Actor.Web, "account." + what) { Details = new { account = account.Id } });
        Outbox.Add(session, letters.Changed(account.Email, Languages.FromTag(account.Language) ?? Language.German, what));
        return true;
    });
}
