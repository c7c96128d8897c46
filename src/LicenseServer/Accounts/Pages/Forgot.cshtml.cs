using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Accounts.Pages;

/// <summary>Asks for a letter with which a new password can be chosen.</summary>
internal sealed class ForgotModel(SendPasswordReset reset, FailedGuesses guesses, IStringLocalizer<AccountTexts> texts) : AccountPage(texts)
{
    [BindProperty] public string Email { get; set; } = "";

    /// <summary>Whether the letter is on its way.</summary>
    public bool IsSent { get; private set; }

    public async Task<IActionResult> OnPostAsync()
    {
        Email = EmailKey.Clean(Email);
        CheckEmail(Email);
        if (!IsFine) return Page();
        if (await guesses.CheckAsync(HttpContext) is { } refusal) return Refuse(refusal);
        await guesses.AddAsync(HttpContext); // each writes a letter to somebody
        await reset.RunAsync(Email, Language, Visitor.Of(HttpContext));
        IsSent = true;
        return Page();
    }
}
