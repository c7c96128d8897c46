using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Accounts.Pages;

/// <summary>Makes the owner's account, by the link that the first start prints.</summary>
internal sealed class FirstOwnerModel(FirstOwner firstOwner, SignIn signIn, IStringLocalizer<AccountTexts> texts) : AccountPage(texts)
{
    [BindProperty] public string Email { get; set; } = "";

    [BindProperty] public string Password { get; set; } = "";

    /// <summary>Whether the link is good.</summary>
    public bool IsGood { get; private set; }

    public void OnGet(string secret) => IsGood = firstOwner.IsGood(secret);

    public async Task<IActionResult> OnPostAsync(string secret)
    {
        IsGood = firstOwner.IsGood(secret);
        Email = EmailKey.Clean(Email);
        CheckEmail(Email);
        CheckNewPassword(Password, Email);
        if (!IsGood || !IsFine) return Page();
        if (await firstOwner.RunAsync(secret, Email, Password, Language) is null)
        {
            Blame("email", T["FirstOwnerTaken"]);
            return Page();
        }

        return GoTo(await signIn.RunAsync(HttpContext, Email, Password) == SignInOutcome.Done ? "/account/second-factor" : "/sign-in");
    }
}
