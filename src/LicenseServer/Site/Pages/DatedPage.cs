using System.Globalization;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Site.Pages;

/// <summary>A page that names days.</summary>
internal abstract class DatedPage : SitePage
{
    /// <summary>A day in the words of the page's language.</summary>
    internal string DayOf(DateTimeOffset moment) => moment.UtcDateTime.ToString(
        Language == Language.German ? "d. MMMM yyyy" : "d MMMM yyyy", CultureInfo.GetCultureInfo(Language.Tag()));
}
