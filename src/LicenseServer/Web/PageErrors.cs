using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace JkLab.LicenseServer.Web;

/// <summary>Gives people a page for what goes wrong, where programs get problem+json: in their language, with what to do next.</summary>
internal static class PageErrors
{
    /// <summary>Whether an error is to be shown as a page: at an address for people, to whoever asks for pages, as browsers do.</summary>
    internal static bool IsFor(HttpContext context) =>
        SitePaths.IsPage(context.Request.Path) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Shows it.</summary>
    internal static Task ShowAsync(HttpContext context, Refusal refusal)
    {
        context.Response.StatusCode = RefusalCodes.Status[refusal.Code];
        var path = context.Request.Path;
        var isForm = refusal.Code == RefusalCodes.MalformedRequest && HttpMethods.IsPost(context.Request.Method) && PageLanguage.InPath(path) is not null;
        var services = context.RequestServices;
        var view = new ViewResult
        {
            ViewName = "~/Web/Pages/Error.cshtml",
            ViewData = new ViewDataDictionary(services.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary())
            {
                Model = ProblemTexts.Get(refusal with { Variant = refusal.Variant ?? (isForm ? Variants.Form : Variants.Page) }, PageLanguage.Of(context)),
                ["Form"] = isForm ? path.Value : null, // without its query, which may name what was to be done; with the language, so within the site
            },
        };
        var action = new ActionContext(context, context.GetRouteData(), new ActionDescriptor());
        return services.GetRequiredService<IActionResultExecutor<ViewResult>>().ExecuteAsync(action, view);
    }
}
