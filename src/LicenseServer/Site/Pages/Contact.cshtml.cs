using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Site.Pages;

/// <summary>How the vendor is reached. His e-mail address is on the page only once somebody has asked for it, so that those who collect addresses do not find it.</summary>
internal sealed class ContactModel : SitePage
{
    /// <summary>Whether somebody has asked for it.</summary>
    internal bool ShowsEmail { get; private set; }

    /// <summary>Shows the page.</summary>
    public void OnGet()
    {
    }

    /// <summary>Shows the address as well.</summary>
    public void OnPost() => ShowsEmail = true;
}
