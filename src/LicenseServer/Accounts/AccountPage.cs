using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Accounts;

/// <summary>What the pages of accounts share: the mistakes in a form, by the name of its field.</summary>
internal abstract class AccountPage(IStringLocalizer<AccountTexts> texts) : SitePage
{
    private readonly Dictionary<string, string> errors = [];

    /// <summary>The texts.</summary>
    public IStringLocalizer<AccountTexts> T => texts;

    /// <summary>Whether the form can be used.</summary>
    protected bool IsFine => errors.Count == 0;

    /// <summary>The session of the request.</summary>
    protected string? ThisSession => User.FindFirst(Sessions.IdClaim)?.Value;

    /// <summary>What is wrong with a field, or null.</summary>
    public string? Error(string field) => errors.GetValueOrDefault(field);

    /// <summary>Says what is wrong with a field: one of the texts.</summary>
    protected void Blame(string field, string text) => errors.TryAdd(field, T[text]);

    /// <summary>Blames an address that is none.</summary>
    protected void CheckEmail(string email)
    {
        if (!AccountRules.IsEmail(email)) Blame("email", "EmailWrong");
    }

    /// <summary>Blames a new password that is not good enough.</summary>
    protected void CheckNewPassword(string password, string email)
    {
        if (Passwords.FindWeakness(password, email) is { } weakness) Blame("password", weakness);
    }

    /// <summary>The account of whoever is signed in.</summary>
    protected Account ReadAccount(Database database) => database.Read(session => AccountTable.Find(session, User.AccountId()))
        ?? throw new InvalidOperationException("a session without an account");
}
