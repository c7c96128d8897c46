using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Accounts.Pages;

/// <summary>Asks for an account.</summary>
internal sealed class RegisterModel(Register register, FailedGuesses guesses, IStringLocalizer<AccountTexts> texts) : AccountPage(texts)
{
    [BindProperty] public string Email { get; set; } = "";

    [BindProperty] public string Password { get; set; } = "";

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? Company { get; set; }

    [BindProperty] public string? Address { get; set; }

    /// <summary>Whether the letter is on its way.</summary>
    public bool IsSent { get; private set; }

    public async Task<IActionResult> OnPostAsync()
    {
        Email = EmailKey.Clean(Email);
        CheckEmail(Email);
        CheckNewPassword(Password, Email);
        if (!IsFine) return Page();
        if (await guesses.CheckAsync(HttpContext) is { } refusal) return Refuse(refusal);

        await guesses.AddAsync(HttpContext); // each writes a letter to somebody
        var registration = new Registration(
            Email, "", AccountRules.Line(Name), AccountRules.Line(Company), AccountRules.Lines(Address), Language.Tag(), PrivacyVersion: null);
        await register.RunAsync(registration, Password, Language);
        IsSent = true;
        return Page();
    }
}
