using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Accounts.Pages;

/// <summary>Makes the account, for whoever got the letter and knows the password.</summary>
internal sealed class ConfirmModel(ConfirmRegistration confirm, SignIn signIn, FailedGuesses guesses, IStringLocalizer<AccountTexts> texts) : AccountPage(texts)
{
    [BindProperty] public string Password { get; set; } = "";

    /// <summary>The address; null where the link is good no more.</summary>
    public string? Email { get; private set; }

    public void OnGet(string secret) => Email = confirm.Find(secret)?.Email;

    public async Task<IActionResult> OnPostAsync(string secret)
    {
        var registration = confirm.Find(secret);
        Email = registration?.Email;
        if (await guesses.CheckAsync(HttpContext) is { } refusal) return Refuse(refusal);
        if (registration is null) return Page();
        if (!confirm.IsRight(registration, Password))
        {
            await guesses.AddAsync(HttpContext);
            Blame("password", T["PasswordWrong"]);
            return Page();
        }

        if (await confirm.RunAsync(secret) is null)
        {
            Email = null;
            return Page();
        }

        return GoTo(await signIn.RunAsync(HttpContext, registration.Email, Password) == SignInOutcome.Done ? "/licenses" : "/sign-in");
    }
}
