using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JkLab.LicenseServer.Web;

/// <summary>What every page of the site can do.</summary>
public abstract class SitePage : PageModel
{
    /// <summary>The language of the page.</summary>
    public Language Language => PageLanguage.Of(HttpContext);

    /// <summary>Why the last thing that was asked for was not done; shown above the form.</summary>
    public Refusal? Refusal { get; protected set; }

    /// <summary>An address of the site in the language of the page.</summary>
    /// <param name="path">Beginning with a slash.</param>
    public string To(string path) => $"/{Language.Tag()}{path}";

    /// <summary>A moment for people of that language, in German time, where the vendor is.</summary>
    public string When(DateTimeOffset moment) => LocalTime.Moment(moment, Language);

    /// <summary>Goes on to another page of the site, in the language of this one.</summary>
    protected RedirectResult GoTo(string path) => Redirect(To(path));

    /// <summary>Shows the page again, with the reason why nothing was done and the status that belongs to it.</summary>
    protected IActionResult Refuse(Refusal refusal)
    {
        Refusal = refusal with { Variant = refusal.Variant ?? Variants.Page };
        Response.StatusCode = RefusalCodes.Status[refusal.Code];
        return Page();
    }
}
