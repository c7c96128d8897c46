using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Accounts.Pages.Account;

/// <summary>Chooses a new password with the old one.</summary>
internal sealed class PasswordModel(SetPassword setPassword, FailedGuesses guesses, IStringLocalizer<AccountTexts> texts) : AccountPage(texts)
{
    [BindProperty] public string Old { get; set; } = "";

    [BindProperty] public string Password { get; set; } = "";

    public async Task<IActionResult> OnPostAsync()
    {
        CheckNewPassword(Password, User.Email());
        if (!IsFine) return Page();
        if (await guesses.CheckAsync(HttpContext) is { } refusal) return Refuse(refusal);
        if (Old.Length <= Passwords.MaxLength && await setPassword.ByPasswordAsync(User.AccountId(), Old, Password, ThisSession, Visitor.Of(HttpContext)))
            return GoTo("/account?done=password");
        await guesses.AddAsync(HttpContext);
        Blame("old", T["PasswordWrong"]);
        return Page();
    }
}
