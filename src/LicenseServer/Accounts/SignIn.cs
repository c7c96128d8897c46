using System.Security.Cryptography;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace JkLab.LicenseServer.Accounts;

/// <summary>What came of trying to sign in.</summary>
internal enum SignInOutcome
{
    /// <summary>The session has begun.</summary>
    Done,

    /// <summary>The password was right, the second factor is asked for.</summary>
    SecondFactor,

    /// <summary>Wrong, unknown or locked: nobody is told which.</summary>
    Refused,

    /// <summary>Somebody was signed in already. That session is over now, whoever planted it, and a new one begins with a new request.</summary>
    Again,
}

/// <summary>Signs in with address and password. For an unknown address it works as long as for a known one, and says the same.</summary>
internal sealed class SignIn(
    UserManager<Account> users, AccountSignIn signIn, IPasswordHasher<Account> passwords, FailedGuesses guesses, Database database,
    RandomNumberGenerator random, TimeProvider time)
{
    // The hash of a password that nobody has, for addresses without an account.
    private static string? nobody;

    internal async Task<SignInOutcome> RunAsync(HttpContext context, string email, string password)
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
            return SignInOutcome.Again;
        }

        var account = await users.FindByEmailAsync(email);
        nobody ??= passwords.HashPassword(null!, NewId.Hex(random));
        var verdict = password.Length > Passwords.MaxLength
            ? PasswordVerificationResult.Failed
            : passwords.VerifyHashedPassword(account!, account?.PasswordHash ?? nobody, password);
        if (account is null || verdict == PasswordVerificationResult.Failed || await users.IsLockedOutAsync(account))
        {
            await guesses.AddAsync(context);
            if (account is not null) await CountAsync(context, account);
            return SignInOutcome.Refused;
        }

        await users.ResetAccessFailedCountAsync(account);
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded) await RehashAsync(account, password);
        var result = await signIn.ContinueAsync(account);
        if (result.RequiresTwoFactor) return SignInOutcome.SecondFactor;
        await NoteAsync(context, account);
        return SignInOutcome.Done;
    }

    /// <summary>Signs in with the code of an app, or with a recovery code, after the password was right.</summary>
    internal async Task<SignInOutcome> WithCodeAsync(HttpContext context, string code)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account) return SignInOutcome.Refused;
        var digits = string.Concat(code.Where(char.IsAsciiLetterOrDigit));
        var isApp = digits.Length == 6 && digits.All(char.IsAsciiDigit);
        var result = isApp
            ? await signIn.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: false, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (!result.Succeeded)
        {
            await guesses.AddAsync(context);
            await LogAsync(context, account, SecurityLog.SignInFailed);
            if (!isApp) await users.AccessFailedAsync(account);
            return SignInOutcome.Refused;
        }

        if (!isApp) await LogAsync(context, account, SecurityLog.RecoveryCodeUsed);
        await NoteAsync(context, account);
        return SignInOutcome.Done;
    }

    private async Task CountAsync(HttpContext context, Account account)
    {
        var wasLocked = account.LockedUntil > time.GetUtcNow();
        if (!wasLocked) await users.AccessFailedAsync(account);
        await LogAsync(context, account, !wasLocked && account.LockedUntil > time.GetUtcNow() ? SecurityLog.Locked : SecurityLog.SignInFailed);
    }

    private async Task RehashAsync(Account account, string password)
    {
        account.PasswordHash = passwords.HashPassword(account, password);
        await users.UpdateAsync(account);
    }

    private async Task NoteAsync(HttpContext context, Account account) => await database.WriteAsync<bool>(session =>
    {
        SecurityLog.Add(session, random, account.Id, SecurityLog.SignedIn, Visitor.Of(context), time.GetUtcNow());
        ClaimLicenses.ForAddress(session, account.Id, account.Email, time.GetUtcNow());
        return true;
    });

    private async Task LogAsync(HttpContext context, Account account, string what) => await database.WriteAsync<bool>(session =>
    {
        SecurityLog.Add(session, random, account.Id, what, Visitor.Of(context), time.GetUtcNow());
        return true;
    });
}
