namespace JkLab.LicenseServer.Web;

/// <summary>Bounds how often one address may call, whatever it asks for. The probes of this very computer are free, so that they never lie.</summary>
internal static class AddressRateLimit
{
    private static readonly PathString[] Probes = ["/health", "/metrics"];

    internal static void UseRateLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<RateLimits>();
        app.Use(async (context, next) =>
        {
            if (!IsProbe(context) && await limits.TakeForAddressAsync(context) is { } refusal) await new ProblemResult(refusal).ExecuteAsync(context);
            else await next(context);
        });
    }

    private static bool IsProbe(HttpContext context) =>
        Probes.Any(probe => context.Request.Path.StartsWithSegments(probe)) && Loopback.IsLoopback(context);
}
