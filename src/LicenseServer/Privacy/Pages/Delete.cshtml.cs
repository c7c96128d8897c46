using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Privacy.Pages;

/// <summary>Deletes the account of whoever is signed in and knows its password, at once.</summary>
internal sealed class DeleteModel(ErasePerson erase, PasswordCheck isRight, FailedGuesses guesses, IStringLocalizer<PrivacyTexts> texts) : SitePage
{
    [BindProperty] public string Password { get; set; } = "";

    public async Task<IActionResult> OnPostAsync()
    {
        if (await guesses.CheckAsync(HttpContext) is { } refusal) return Refuse(refusal);
        var id = User.AccountId();
        if (!await isRight(id, Password))
        {
            await guesses.AddAsync(HttpContext);
            Blame("password", texts["PasswordWrong"]);
            return Page();
        }

        await erase.RunAsync(new Person(id, User.Email()), Actor.Web);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return GoTo("/account-deleted");
    }
}
