using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JkLab.LicenseServer.Web;

/// <summary>What every page of the site can do.</summary>
public abstract class SitePage : PageModel
{
    private readonly OrderedDictionary<string, string> errors = [];

    /// <summary>The language of the page.</summary>
    public Language Language => PageLanguage.Of(HttpContext);

    /// <summary>Why the last thing that was asked for was not done; shown by <c>/Web/Pages/Refusal.cshtml</c>.</summary>
    public Refusal? Refusal { get; protected set; }

    /// <summary>The field that it is about; null where it is about none.</summary>
    public string? RefusedField => Refusal is null ? null : Fields.Of(Refusal);

    /// <summary>The field that is wrong, and the first one where several are; null where none is. It gets the focus.</summary>
    public string? FirstWrong => IsFine ? RefusedField : errors.GetAt(0).Key;

    /// <summary>Whether the last thing that was asked for was not done, which the title says too.</summary>
    public virtual bool HasFailed => Refusal is not null || !IsFine;

    /// <summary>Whether no field was found wrong.</summary>
    protected bool IsFine => errors.Count == 0;

    /// <summary>What is wrong with a field, or null.</summary>
    public string? Error(string field) => errors.GetValueOrDefault(field);

    /// <summary>An address of the site in the language of the page.</summary>
    /// <param name="path">Beginning with a slash.</param>
    public string To(string path) => $"/{Language.Tag()}{path}";

    /// <summary>A moment for people of that language, in German time, where the vendor is.</summary>
    public string When(DateTimeOffset moment) => LocalTime.Moment(moment, Language);

    /// <summary>Goes on to another page of the site, in the language of this one.</summary>
    protected RedirectResult GoTo(string path) => Redirect(To(path));

    /// <summary>Says what is wrong with a field; what is said first stays.</summary>
    protected void Blame(string field, string words) => errors.TryAdd(field, words);

    /// <summary>Shows the page again, with the reason why nothing was done and the status that belongs to it.</summary>
    protected IActionResult Refuse(Refusal refusal)
    {
        Refusal = refusal with { Variant = refusal.Variant ?? Variants.Page };
        Response.StatusCode = RefusalCodes.Status[refusal.Code];
        return Page();
    }
}
