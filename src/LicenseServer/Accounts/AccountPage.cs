using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Accounts;

/// <summary>What the pages of accounts share.</summary>
internal abstract class AccountPage(IStringLocalizer<AccountTexts> texts) : SitePage
{
    /// <summary>The texts.</summary>
    public IStringLocalizer<AccountTexts> T => texts;

    /// <summary>The session of the request.</summary>
    protected string? ThisSession => User.FindFirst(Sessions.IdClaim)?.Value;

    /// <summary>Blames an address that is none.</summary>
    protected void CheckEmail(string email)
    {
        if (!AccountRules.IsEmail(email)) Blame("email", T["EmailWrong"]);
    }

    /// <summary>Blames a new password that is not good enough.</summary>
    protected void CheckNewPassword(string password, string email)
    {
        if (Passwords.FindWeakness(password, email) is { } weakness) Blame("password", T[weakness]);
    }

    /// <summary>The account of whoever is signed in.</summary>
    protected Account ReadAccount(Database database) => database.Read(session => AccountTable.Find(session, User.AccountId()))
        ?? throw new InvalidOperationException("a session without an account");
}
