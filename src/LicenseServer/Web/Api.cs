using System.Text;

namespace JkLab.LicenseServer.Web;

/// <summary>What is the same for every call under <c>/api/v1</c>.</summary>
internal static class Api
{
    /// <summary>The largest body, in bytes.</summary>
    internal const int MaxBodySize = 16 * 1024;

    private const string Prefix = "/api/v1";

    /// <summary>The group in which a feature maps its calls.</summary>
    internal static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes) => routes.MapGroup(Prefix)
        .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxBodySize));

    /// <summary>Names the refusals of a call, for the OpenAPI document.</summary>
    internal static RouteHandlerBuilder Refuses(this RouteHandlerBuilder call, params string[] codes)
    {
        string[] all = [.. codes, RefusalCodes.RateLimited, RefusalCodes.InternalError, RefusalCodes.StorageUnavailable];
        foreach (var status in all.GroupBy(code => RefusalCodes.Status[code]))
        {
            call.WithMetadata(new ProducesResponseTypeMetadata(status.Key, typeof(Problem), [ProblemResult.ContentType])
            {
                Description = string.Join(", ", status.Select(code => $"`{code}`")),
            });
        }

        return call;
    }

    /// <summary>The refusals of every call with a body.</summary>
    internal static RouteHandlerBuilder RefusesBody(this RouteHandlerBuilder call, params string[] codes) =>
        call.Refuses([RefusalCodes.MalformedRequest, RefusalCodes.BodyTooLarge, RefusalCodes.UnsupportedMediaType, .. codes]);

    /// <summary>Bounds calls per address, and refuses texts in other encodings, before a body is read.</summary>
    internal static void UseApi(this WebApplication app)
    {
        var limits = app.Services.GetService<RateLimits>();
        app.Use(async (context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments("/api"))
                await next(context);
            else if (limits?.TakeForAddress(context) is { } refusal)
                await new ProblemResult(refusal).ExecuteAsync(context);
            else if (context.Request.GetTypedHeaders().ContentType?.Charset is { HasValue: true } charset
                && !charset.Value.Trim('"').Equals(Encoding.UTF8.WebName, StringComparison.OrdinalIgnoreCase))
                await new ProblemResult(new Refusal(RefusalCodes.UnsupportedMediaType)).ExecuteAsync(context);
            else
                await next(context);
        });
    }
}
