using System.Security.Cryptography;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Accounts.Pages.Account;

/// <summary>Where somebody is signed in, and ending it there.</summary>
internal sealed class SessionsModel(Database database, RandomNumberGenerator random, TimeProvider time, IStringLocalizer<AccountTexts> texts) : AccountPage(texts)
{
    /// <summary>All, the last used first.</summary>
    public IReadOnlyList<OpenSession> Open { get; private set; } = [];

    /// <summary>The one of this request.</summary>
    public string? This => ThisSession;

    public void OnGet() => Open = database.Read(session => Accounts.Sessions.Of(session, User.AccountId(), time.GetUtcNow()));

    public async Task<IActionResult> OnPostAsync(string id)
    {
        var ended = await database.WriteAsync<bool>(session =>
        {
            if (!Accounts.Sessions.End(session, User.AccountId(), id)) return false;
            SecurityLog.Add(session, random, User.AccountId(), SecurityLog.SessionEnded, Visitor.Of(HttpContext), time.GetUtcNow());
            return true;
        });
        return ended.Value ? GoTo("/account/sessions") : NotFound();
    }
}
