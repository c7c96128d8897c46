using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Accounts.Pages;

/// <summary>Address and password.</summary>
internal sealed class SignInModel(SignIn signIn, FailedGuesses guesses, IStringLocalizer<AccountTexts> texts) : AccountPage(texts)
{
    [BindProperty] public string Email { get; set; } = "";

    [BindProperty] public string Password { get; set; } = "";

    /// <summary>Where to go afterwards, within the site.</summary>
    [BindProperty(SupportsGet = true)] public string? Next { get; set; }

    private string Onward => Url.IsLocalUrl(Next) ? "?next=" + Uri.EscapeDataString(Next) : "";

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? GoTo("/licenses") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await guesses.CheckAsync(HttpContext) is { } refusal) return Refuse(refusal);
        switch (await signIn.RunAsync(HttpContext, Email, Password))
        {
            case SignInOutcome.Done:
                return Url.IsLocalUrl(Next) ? Redirect(Next) : GoTo("/licenses");
            case SignInOutcome.SecondFactor:
                return GoTo("/sign-in/code" + Onward);
            case SignInOutcome.Again:
                return GoTo("/sign-in" + Onward);
            default:
                Blame("password", T["SignInWrong"]);
                return Page();
        }
    }
}
