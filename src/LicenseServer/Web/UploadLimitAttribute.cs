using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace JkLab.LicenseServer.Web;

/// <summary>
/// A page whose form takes files. Of a larger body the page gets what was typed, without the files, so that it can say so and nobody writes anything
/// twice; one of more than 100 MB is refused with words before any of it is read. Of a body that does not say how large it is, as browsers do, no more
/// than the limit is read.
/// </summary>
/// <param name="maxBytes">The whole body.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class UploadLimitAttribute(long maxBytes) : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    // Bytes of a field that is no file, and how many of those.
    private const int MaxText = 64 * 1024;
    private const int MaxFields = 16;

    // Bytes that are read for the sake of what was typed.
    private const long MaxRead = 100 * 1024 * 1024;

    /// <summary>Before the check of the form's token, which reads the body.</summary>
    public int Order => 800;

    /// <summary>Whether the files of a form were left out because they are too large.</summary>
    internal static bool IsExceeded(HttpContext context) => context.Features.Get<Exceeded>() is not null;

    /// <inheritdoc/>
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (!request.HasFormContentType) return;
        if (!(request.ContentLength > maxBytes))
        {
            context.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { MultipartBodyLengthLimit = maxBytes, ValueLengthLimit = MaxText }));
        }
        else if (request.ContentLength <= MaxRead && await ReadFieldsAsync(request) is { } fields)
        {
            context.HttpContext.Features.Set<IFormFeature>(new FormFeature(new FormCollection(fields)));
            context.HttpContext.Features.Set(new Exceeded());
        }
        else
        {
            context.Result = new TooLarge();
        }
    }

    /// <summary>What was typed into a form with files, whose files are passed over; null where the body is no form of ours.</summary>
    internal static async Task<Dictionary<string, StringValues>?> ReadFieldsAsync(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 70 } boundary) return null;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MaxRead;
        var fields = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        var buffer = new byte[MaxText + 1];
        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            while (await reader.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } section)
            {
                if (section.AsFormDataSection() is not { } field) continue; // a file; the reader goes on behind it
                var length = await section.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
                if (length > MaxText || fields.Count == MaxFields) return null;
                fields[field.Name] = Encoding.UTF8.GetString(buffer.AsSpan(0, length));
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException and not ConnectionResetException)
        {
            return null; // no form, or one that ends too early
        }

        return fields;
    }

    private sealed record Exceeded;

    private sealed class TooLarge : ActionResult
    {
        public override Task ExecuteResultAsync(ActionContext context) =>
            new ProblemResult(new Refusal(RefusalCodes.BodyTooLarge) { Variant = Variants.FileSize }).ExecuteAsync(context.HttpContext);
    }
}
