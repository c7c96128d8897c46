using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JkLab.LicenseServer.Web;

/// <summary>What every request passes through, whatever feature answers it.</summary>
internal sealed class WebFeature : IFeature
{
    private const string RateLimitsEnabled = "RateLimits:Enabled";

    /// <inheritdoc/>
    public IEnumerable<string> CheckSettings(IConfiguration settings) =>
    [
        .. ProxySettings.Check(settings),
        .. settings[RateLimitsEnabled] is { } text && !bool.TryParse(text, out _) ? [$"{RateLimitsEnabled}: '{text}' is neither true nor false"] : Array.Empty<string>(),
    ];

    /// <inheritdoc/>
    public void ConfigureServer(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => MakeStrict(options.SerializerOptions));
        if (builder.Configuration.GetValue(RateLimitsEnabled, defaultValue: true)) services.AddSingleton<RateLimits>();
        OpenApiDocument.AddTo(services);
    }

    /// <inheritdoc/>
    public void UseMiddleware(WebApplication app)
    {
        if (ProxySettings.Read(app.Configuration) is { } forwarded) app.UseForwardedHeaders(forwarded);
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseApi();
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi/{documentName}.json");

    // What is misspelled, doubled or null would be lost silently, so it is refused.
    private static void MakeStrict(JsonSerializerOptions options)
    {
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = 8;
    }
}
