using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Accounts.Pages;

/// <summary>Chooses a new password by a link from a letter.</summary>
internal sealed class ResetModel(SetPassword setPassword, IStringLocalizer<AccountTexts> texts) : AccountPage(texts)
{
    [BindProperty] public string Password { get; set; } = "";

    /// <summary>Whose password; null where the link is good no more.</summary>
    public string? Email { get; private set; }

    public void OnGet(string secret) => Email = setPassword.Find(secret)?.Email;

    public async Task<IActionResult> OnPostAsync(string secret)
    {
        Email = setPassword.Find(secret)?.Email;
        if (Email is null) return Page();
        CheckNewPassword(Password, Email);
        if (!IsFine) return Page();
        if (await setPassword.ByLinkAsync(secret, Password, Visitor.Of(HttpContext))) return GoTo("/sign-in");
        Email = null;
        return Page();
    }
}
