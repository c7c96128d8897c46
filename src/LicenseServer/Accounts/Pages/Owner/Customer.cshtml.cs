using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Accounts.Pages.Owner;

/// <summary>One customer: what he says of himself, his licences, and the ways to his activations and requests.</summary>
internal sealed class CustomerModel(Database database, IStringLocalizer<AccountTexts> texts) : AccountPage(texts)
{
    private const int MostLicenses = 100;

    /// <summary>The account.</summary>
    public Accounts.Account Shown { get; private set; } = null!;

    /// <summary>Its licences, the newest first.</summary>
    public IReadOnlyList<License> Licenses { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id)
    {
        var (account, licenses) = await database.ReadAsync(
            session => AccountTable.Find(session, id) is { } found ? (found, FindLicense.AllOfAccount(session, id, most: MostLicenses)) : default, HttpContext.RequestAborted);
        if (account is null) return NotFound();
        (Shown, Licenses) = (account, licenses);
        return Page();
    }
}
