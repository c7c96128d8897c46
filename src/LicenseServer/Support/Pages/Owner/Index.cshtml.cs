using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Support.Pages.Owner;

/// <summary>Everybody's requests, those that wait for the owner first; or one customer's.</summary>
internal sealed class IndexModel(Database database, IStringLocalizer<SupportTexts> texts) : SitePage
{
    private const int Most = 200;

    /// <summary>The texts.</summary>
    public IStringLocalizer<SupportTexts> T => texts;

    /// <summary>Whether closed ones are shown too.</summary>
    [BindProperty(SupportsGet = true, Name = "all")] public bool WithClosed { get; set; }

    /// <summary>Whose; null for everybody's.</summary>
    [BindProperty(SupportsGet = true)] public long? Account { get; set; }

    /// <summary>Those.</summary>
    public IReadOnlyList<SupportRequest> Requests { get; private set; } = [];

    public async Task OnGetAsync() => Requests = await database.ReadAsync(
        session => Account is { } id ? SupportRequest.AllOfAccount(session, id, Most) : SupportRequest.All(session, WithClosed, Most), HttpContext.RequestAborted);
}
