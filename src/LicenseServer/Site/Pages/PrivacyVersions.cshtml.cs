using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Site.Pages;

/// <summary>When which privacy notice was first shown.</summary>
internal sealed class PrivacyVersionsModel(Database database) : DatedPage
{
    /// <summary>Those in the language of the page, the current one first.</summary>
    internal IReadOnlyList<PrivacyVersion> Versions { get; private set; } = [];

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync() => Versions = await database.ReadAsync(session => PrivacyVersions.All(session, Language), HttpContext.RequestAborted);
}
