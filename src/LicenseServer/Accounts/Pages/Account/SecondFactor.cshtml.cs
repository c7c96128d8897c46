using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Accounts.Pages.Account;

/// <summary>Turns the second factor on and off.</summary>
internal sealed class SecondFactorModel(
    SecondFactor factor, UserManager<Accounts.Account> users, AccountSignIn signIn, Database database, FailedGuesses guesses, IStringLocalizer<AccountTexts> texts)
    : AccountPage(texts)
{
    [BindProperty] public string Code { get; set; } = "";

    [BindProperty] public string Password { get; set; } = "";

    /// <summary>Whether it is on.</summary>
    public bool IsOn { get; private set; }

    /// <summary>How many recovery codes are left.</summary>
    public int CodesLeft { get; private set; }

    /// <summary>The secret to type, in groups of four.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>The secret to scan, as SVG.</summary>
    public string Qr { get; private set; } = "";

    /// <summary>Shown once, when it was turned on.</summary>
    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    public async Task OnGetAsync() => await ShowAsync(ReadAccount(database));

    public async Task<IActionResult> OnPostAsync()
    {
        var account = ReadAccount(database);
        if (!account.TwoFactor) RecoveryCodes = await factor.TurnOnAsync(account, Code, ThisSession, Visitor.Of(HttpContext));
        if (RecoveryCodes is not null)
        {
            await signIn.RefreshSignInAsync(account);
            return Page();
        }

        Blame("code", T["CodeWrong"]);
        await ShowAsync(account);
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync()
    {
        var account = ReadAccount(database);
        await ShowAsync(account);
        if (await guesses.CheckAsync(HttpContext) is { } refusal) return Refuse(refusal);
        if (Password.Length > Passwords.MaxLength || !await users.CheckPasswordAsync(account, Password))
        {
            await guesses.AddAsync(HttpContext);
            Blame("password", T["PasswordWrong"]);
            return Page();
        }

        await factor.TurnOffAsync(account, ThisSession, Visitor.Of(HttpContext));
        await signIn.RefreshSignInAsync(account);
        return GoTo("/account?done=factor-off");
    }

    private async Task ShowAsync(Accounts.Account account)
    {
        IsOn = account.TwoFactor;
        if (IsOn)
        {
            CodesLeft = await users.CountRecoveryCodesAsync(account);
            return;
        }

        var secret = await factor.SecretAsync(account);
        Qr = QrPicture.Svg(factor.Uri(account, secret));
        Secret = string.Join(' ', secret.Chunk(4).Select(group => new string(group)));
    }
}
