using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Site.Pages;

/// <summary>A page that the owner writes.</summary>
internal sealed class TextModel(Database database, PageFolder pages, PrivacyNotice notice) : SitePage
{
    /// <summary>Which.</summary>
    internal string Name { get; private set; } = PageNames.Home;

    /// <summary>What it says.</summary>
    internal PageText Text { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    /// <param name="name">Which; none is the home page.</param>
    public async Task OnGetAsync(string? name)
    {
        Name = name ?? PageNames.Home;
        Text = pages.Get(Name, Language, await database.ReadAsync(PageFolder.ProductName, HttpContext.RequestAborted));
        if (Name == PageNames.Privacy) await notice.KeepAsync(Language, Text);
    }
}
