using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace JkLab.LicenseServer.Web;

/// <summary>
/// A page whose form takes files: a larger body is refused with words before any of it is read. A browser always says how large it is; of a
/// body that does not say, no more is read either.
/// </summary>
/// <param name="maxBytes">The whole body.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class UploadLimitAttribute(long maxBytes) : Attribute, IAuthorizationFilter, IOrderedFilter
{
    // Bytes of a field that is no file.
    private const int MaxText = 64 * 1024;

    /// <summary>Before the check of the form's token, which reads the body.</summary>
    public int Order => 800;

    /// <inheritdoc/>
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (request.ContentLength > maxBytes)
            context.Result = new TooLarge();
        else if (request.HasFormContentType)
            context.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { MultipartBodyLengthLimit = maxBytes, ValueLengthLimit = MaxText }));
    }

    private sealed class TooLarge : ActionResult
    {
        public override Task ExecuteResultAsync(ActionContext context) =>
            new ProblemResult(new Refusal(RefusalCodes.BodyTooLarge) { Variant = Variants.FileSize }).ExecuteAsync(context.HttpContext);
    }
}
