using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace JkLab.LicenseServer.Web;

/// <summary>What is the same for every call under <c>/api/v1</c>.</summary>
internal static class Api
{
    /// <summary>The largest body, in bytes.</summary>
    internal const int MaxBodySize = 16 * 1024;

    private const string Prefix = "/api/v1";

    /// <summary>The group in which a feature maps its calls.</summary>
    internal static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string tag) => routes.MapGroup(Prefix)
        .WithTags(tag)
        .WithMetadata(new RequestSizeLimitAttribute(MaxBodySize));

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

    /// <summary>Bounds calls per address, and refuses texts in other encodings, before a body is read.</summary>
    internal static void UseApi(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<RateLimits>();
        app.Use(async (context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments("/api"))
                await next(context);
            else if (limits.TakeForAddress(context) is { } refusal)
                await new ProblemResult(refusal).ExecuteAsync(context);
            else if (context.Request.GetTypedHeaders().ContentType?.Charset is { HasValue: true } charset
                && !charset.Value.Trim('"').Equals(Encoding.UTF8.WebName, StringComparison.OrdinalIgnoreCase))
                await new ProblemResult(new Refusal(RefusalCodes.UnsupportedMediaType)).ExecuteAsync(context);
            else
                await next(context);
        });
    }
}

/// <summary>The refusals that a call can meet.</summary>
/// <param name="Codes">Some of <see cref="RefusalCodes"/>.</param>
internal sealed record CallRefusals(string[] Codes);
