using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace JkLab.LicenseServer.Activation.Pages.Owner;

/// <summary>The owner looks for licences, or at those that wait for him.</summary>
internal sealed class LicensesModel(Database database, TimeProvider time, IStringLocalizer<ActivationTexts> texts) : ActivationPage(texts)
{
    private const int Most = 100;

    /// <summary>What is looked for.</summary>
    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    /// <summary>Only those that wait for approval.</summary>
    [BindProperty(SupportsGet = true)] public bool Pending { get; set; }

    /// <summary>Those, each with the seats that are held.</summary>
    public IReadOnlyList<(License License, int Used)> Found { get; private set; } = [];

    /// <summary>How a licence stands.</summary>
    public Standing StandingOf(License license) => Standing.Of(license, Day.Of(time.GetUtcNow()));

    public async Task OnGetAsync() => Found = await database.ReadAsync(
        session =>
        {
            var licenses = Pending ? SearchLicenses.Pending(session, Most) : SearchLicenses.Run(session, (Text ?? "").Trim(), Most);
            var used = ActivationRow.CountActive(session, licenses);
            return licenses.Select(license => (license, used.GetValueOrDefault(license.Id))).ToList();
        },
        HttpContext.RequestAborted);
}
