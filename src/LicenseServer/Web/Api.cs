using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace JkLab.LicenseServer.Web;

/// <summary>What is the same for every call under <c>/api/v1</c>.</summary>
internal static class Api
{
    /// <summary>The largest body, in bytes.</summary>
    internal const int MaxBodySize = 16 * 1024;

    private const string Prefix = "/api/v1";

    /// <summary>The group in which a feature maps its calls.</summary>
    internal static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string tag) => routes.MapGroup(Prefix)
        .WithTags(tag);

    /// <summary>Names the refusals of a call, for the OpenAPI document.</summary>
    internal static RouteHandlerBuilder Refuses(this RouteHandlerBuilder call, params string[] codes)
    {
        var refusals = new CallRefusals([.. codes, RefusalCodes.RateLimited, RefusalCodes.InternalError, RefusalCodes.StorageUnavailable]);
        foreach (var status in refusals.Codes.Select(code => RefusalCodes.Status[code]).Distinct())
            call.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(Problem), [ProblemResult.ContentType]));
        return call.WithMetadata(refusals);
    }

    /// <summary>The refusals of every call with a body.</summary>
    internal static RouteHandlerBuilder RefusesBody(this RouteHandlerBuilder call, params string[] codes) =>
        call.Refuses([RefusalCodes.MalformedRequest, RefusalCodes.BodyTooLarge, RefusalCodes.UnsupportedMediaType, .. codes]);

    /// <summary>What is looked at before a body is read as JSON: the encoding, the length.</summary>
    internal static void UseApi(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/api") && (CheckEncoding(context.Request) ?? await TakeBodyAsync(context)) is { } refusal)
            await new ProblemResult(refusal).ExecuteAsync(context);
        else
            await next(context);
    });

    // The framework would read other encodings, and stumble over quotation marks around this one.
    private static Refusal? CheckEncoding(HttpRequest request)
    {
        if (!request.HasJsonContentType() || request.GetTypedHeaders().ContentType?.Charset is not { HasValue: true } charset) return null;
        if (!charset.Value.Trim('"').Equals(Encoding.UTF8.WebName, StringComparison.OrdinalIgnoreCase)) return new Refusal(RefusalCodes.UnsupportedMediaType);
        request.ContentType = "application/json";
        return null;
    }

    // Kestrel's own limit resets the connection while the client is still sending, so the client would never learn why.
    private static async Task<Refusal?> TakeBodyAsync(HttpContext context)
    {
        var request = context.Request;
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }) return null;
        if (request.ContentLength > MaxBodySize) return new Refusal(RefusalCodes.BodyTooLarge);
        var buffer = new byte[(request.ContentLength ?? MaxBodySize) + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, context.RequestAborted);
        if (length > MaxBodySize) return new Refusal(RefusalCodes.BodyTooLarge);
        request.Body = new MemoryStream(buffer, 0, length, writable: false);
        return null;
    }
}

/// <summary>The refusals that a call can meet.</summary>
/// <param name="Codes">Some of <see cref="RefusalCodes"/>.</param>
internal sealed record CallRefusals(string[] Codes);
