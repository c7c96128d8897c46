using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc;

namespace JkLab.LicenseServer.Site.Pages;

/// <summary>A privacy notice as it once was.</summary>
internal sealed class PrivacyVersionModel(Database database) : DatedPage
{
    /// <summary>Which.</summary>
    internal PrivacyVersion Version { get; private set; } = null!;

    /// <summary>What it says.</summary>
    internal string Html => PageMarkdown.Read(Version.Text, Version.Language).Html;

    /// <summary>Shows it.</summary>
    /// <param name="hash">Its name.</param>
    public async Task<IActionResult> OnGetAsync(string hash)
    {
        if (await database.ReadAsync(session => PrivacyVersions.Find(session, hash), HttpContext.RequestAborted) is not { } version) return NotFound();
        Version = version;
        return Page();
    }
}
