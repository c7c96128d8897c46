using System.Security.Cryptography;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Accounts.Pages.Account;

/// <summary>What an account says of its holder, and the way to what protects it.</summary>
internal sealed class IndexModel(Database database, RandomNumberGenerator random, IStringLocalizer<AccountTexts> texts) : AccountPage(texts)
{
    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? Company { get; set; }

    [BindProperty] public string? Address { get; set; }

    [BindProperty(Name = "language")] public string LetterLanguage { get; set; } = "de";

    /// <summary>What was just done.</summary>
    public string? Done { get; private set; }

    /// <summary>Whether signing in takes a second factor.</summary>
    public bool HasSecondFactor { get; private set; }

    /// <summary>Whether this is the owner, who is one only with a second factor.</summary>
    public bool NeedsSecondFactor { get; private set; }

    public void OnGet(string? done)
    {
        Done = done is "saved" or "password" or "email" or "factor-off" ? done : null;
        var account = ReadAccount(database);
        (Name, Company, Address, LetterLanguage) = (account.Name, account.Company, account.Address, account.Language);
        HasSecondFactor = account.TwoFactor;
        NeedsSecondFactor = account is { Role: Roles.Owner, TwoFactor: false };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await database.WriteAsync<bool>(session =>
        {
            var account = AccountTable.Find(session, User.AccountId())!;
            (account.Name, account.Company, account.Address) = (AccountRules.Line(Name), AccountRules.Line(Company), AccountRules.Lines(Address));
            account.Language = Languages.FromTag(LetterLanguage) is null ? account.Language : LetterLanguage;
            return AccountTable.Update(session, account, NewId.Hex(random));
        });
        return GoTo("/account?done=saved");
    }
}
