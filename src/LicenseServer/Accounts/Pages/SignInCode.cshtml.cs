using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Accounts.Pages;

/// <summary>The second factor.</summary>
internal sealed class SignInCodeModel(SignIn signIn, FailedGuesses guesses, IStringLocalizer<AccountTexts> texts) : AccountPage(texts)
{
    [BindProperty] public string Code { get; set; } = "";

    /// <summary>Where to go afterwards, within the site.</summary>
    [BindProperty(SupportsGet = true)] public string? Next { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await guesses.CheckAsync(HttpContext) is { } refusal) return Refuse(refusal);
        if (await signIn.WithCodeAsync(HttpContext, Code) == SignInOutcome.Done) return Url.IsLocalUrl(Next) ? Redirect(Next) : GoTo("/licenses");
        Blame("code", T["CodeWrong"]);
        return Page();
    }
}
