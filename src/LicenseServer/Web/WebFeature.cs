using System.Text.Json;
using System.Text.Json.Serialization;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Web;

/// <summary>What every request passes through, whatever feature answers it.</summary>
internal sealed class WebFeature : IFeature
{
    /// <inheritdoc/>
    public IEnumerable<PersonalData> PersonalData => WebData.All;

    /// <inheritdoc/>
    public IEnumerable<string> SettingNames => [.. ProxySettings.Names, RateLimits.EnabledSetting, Logo.Setting, .. SiteSettings.Names];

    /// <inheritdoc/>
    public IEnumerable<string> CheckSettings(IConfiguration settings) =>
    [
        .. ProxySettings.Check(settings),
        .. SiteSettings.Check(settings),
        .. Settings.Flag(settings, RateLimits.EnabledSetting, otherwise: true) is null
            ? [$"the setting {RateLimits.EnabledSetting} is '{settings[RateLimits.EnabledSetting]}' and must be 'true' or 'false'"]
            : Array.Empty<string>(),
    ];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services) => services.AddSingleton<SiteSettings>();

    /// <inheritdoc/>
    public void ConfigureServer(WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            ConnectionLimits.Set(kestrel.Limits);
        });
        var services = builder.Services;
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => MakeStrict(options.SerializerOptions));
        services.AddSingleton<DaySecret>().AddSingleton<RateLimits>().AddSingleton<FailedGuesses>().AddSingleton<Logo>();
        DataProtectionKeys.AddTo(services);
        PageServices.AddTo(services);
        OpenApiDocument.AddTo(services);
    }

    /// <inheritdoc/>
    public void UseMiddleware(WebApplication app)
    {
        if (ProxySettings.Read(app.Configuration) is { } forwarded) app.UseForwardedHeaders(forwarded);
        app.UseMiddleware<RequestLog>();
        app.Use(SecurityHeaders.Add);
        app.Use(HostCookies.Rename);
        app.Use(PageLanguage.Use);
        app.UseMiddleware<ProblemMiddleware>();
        app.UseRateLimits();
        app.Use(KnownMethods.Require);
        app.Use(SecureTransport.Require);
        app.UseApi();
        app.Use(Head.ReadAsGet);
        app.UseRouting();
        app.UseWhen(context => SitePaths.IsPage(context.Request.Path), pages => pages.UseAuthentication().UseAuthorization());
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json");
        routes.MapRazorPages();
        Asset.Map(routes);
    }

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
