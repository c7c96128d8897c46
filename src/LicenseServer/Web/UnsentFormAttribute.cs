using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace JkLab.LicenseServer.Web;

/// <summary>
/// A page on which people write at length. What was typed is not lost where it comes when the session is over, or with a token of another session:
/// a view shows it, to be sent once more. Nothing is done or kept before that, for the view's form has a token of its own, and none of whoever is
/// not signed in is good afterwards.
/// </summary>
/// <param name="view">The view; it finds what was typed in the request's form.</param>
/// <param name="field">The field without which there is nothing to keep.</param>
/// <param name="maxBytes">The whole body; a larger one is not read for somebody who is not signed in.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class UnsentFormAttribute(string view, string field, long maxBytes) : Attribute, IAlwaysRunResultFilter
{
    /// <summary>Shows what somebody typed who is not signed in any more.</summary>
    /// <returns>False where the request holds nothing of the kind.</returns>
    internal static async Task<bool> TryShowAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<UnsentFormAttribute>() is { } page && await page.TryShowTypedAsync(context);

    /// <inheritdoc/>
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult && HoldsText(context.HttpContext)) context.Result = View();
    }

    /// <inheritdoc/>
    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    private async Task<bool> TryShowTypedAsync(HttpContext context)
    {
        var request = context.Request;
        if (!request.HasFormContentType || !(request.ContentLength <= maxBytes) || await UploadLimitAttribute.ReadFieldsAsync(request) is not { } fields) return false;
        context.Features.Set<IFormFeature>(new FormFeature(new FormCollection(fields)));
        if (!HoldsText(context)) return false;
        await View().ExecuteResultAsync(new ActionContext(context, context.GetRouteData(), new ActionDescriptor()));
        return true;
    }

    // Of a form that was read: one that could not be read is not read again.
    private bool HoldsText(HttpContext context) => !string.IsNullOrWhiteSpace(context.Features.Get<IFormFeature>()?.Form?[field]);

    private ViewResult View() => new() { ViewName = view, StatusCode = StatusCodes.Status400BadRequest };
}
