using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Accounts.Pages.Account;

/// <summary>What happened to the account.</summary>
internal sealed class LogModel(Database database, IStringLocalizer<AccountTexts> texts) : AccountPage(texts)
{
    /// <summary>The newest first.</summary>
    public IReadOnlyList<SecurityEvent> Events { get; private set; } = [];

    public void OnGet() => Events = database.Read(session => Audit.SecurityLog.Of(session, User.AccountId()));
}
