using System.Security.Cryptography;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace JkLab.LicenseServer.Accounts.Pages;

/// <summary>Ends the session.</summary>
internal sealed class SignOutModel(Database database, RandomNumberGenerator random, TimeProvider time) : SitePage
{
    public IActionResult OnGet() => GoTo("");

    public async Task<IActionResult> OnPostAsync()
    {
        if (User.AccountIdOrNull() is not { } id) return GoTo("");
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        await database.WriteAsync<bool>(session =>
        {
            SecurityLog.Add(session, random, id, SecurityLog.SignedOut, Visitor.Of(HttpContext), time.GetUtcNow());
            return true;
        });
        return GoTo("");
    }
}
