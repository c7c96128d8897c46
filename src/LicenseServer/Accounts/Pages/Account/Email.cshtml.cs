using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Accounts.Pages.Account;

/// <summary>Asks for another address, and takes it once the link in the letter to it is opened.</summary>
internal sealed class EmailModel(
    ChangeEmail changeEmail, UserManager<Accounts.Account> users, AccountSignIn signIn, Database database, FailedGuesses guesses, IStringLocalizer<AccountTexts> texts)
    : AccountPage(texts)
{
    [BindProperty(SupportsGet = true)] public string? Secret { get; set; }

    [BindProperty] public string Email { get; set; } = "";

    [BindProperty] public string Password { get; set; } = "";

    /// <summary>Whether the letter is on its way.</summary>
    public bool IsSent { get; private set; }

    /// <summary>Whether the link is good no more.</summary>
    public bool IsOver { get; private set; }

    public async Task<IActionResult> OnPostAsync() => Secret is null ? await AskAsync() : await TakeAsync(Secret);

    private async Task<IActionResult> AskAsync()
    {
        Email = EmailKey.Clean(Email);
        CheckEmail(Email);
        if (!IsFine) return Page();
        if (await guesses.CheckAsync(HttpContext) is { } refusal) return Refuse(refusal);
        if (Password.Length > Passwords.MaxLength || !await users.CheckPasswordAsync(ReadAccount(database), Password))
        {
            await guesses.AddAsync(HttpContext);
            Blame("password", T["PasswordWrong"]);
            return Page();
        }

        await changeEmail.AskAsync(User.AccountId(), Email, Language);
        IsSent = true;
        return Page();
    }

    private async Task<IActionResult> TakeAsync(string secret)
    {
        IsOver = !await changeEmail.RunAsync(User.AccountId(), secret, ThisSession, Visitor.Of(HttpContext));
        if (IsOver) return Page();
        await signIn.RefreshSignInAsync(ReadAccount(database));
        return GoTo("/account?done=email");
    }
}
