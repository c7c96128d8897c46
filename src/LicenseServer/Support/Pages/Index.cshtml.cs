using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Support.Pages;

/// <summary>A customer's own requests.</summary>
internal sealed class IndexModel(Database database, IStringLocalizer<SupportTexts> texts) : SitePage
{
    private const int Most = 100;

    /// <summary>The texts.</summary>
    public IStringLocalizer<SupportTexts> T => texts;

    /// <summary>What changed last first.</summary>
    public IReadOnlyList<SupportRequest> Requests { get; private set; } = [];

    public async Task OnGetAsync() =>
        Requests = await database.ReadAsync(session => SupportRequest.AllOfAccount(session, User.AccountId(), Most), HttpContext.RequestAborted);
}
