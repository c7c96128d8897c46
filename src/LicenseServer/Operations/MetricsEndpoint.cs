using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Web;
using Prometheus;

namespace JkLab.LicenseServer.Operations;

/// <summary><c>/metrics</c> for Prometheus: from this computer only, unless the setting <c>Metrics:Anywhere</c> is true.</summary>
internal static class MetricsEndpoint
{
    internal const string Anywhere = "Metrics:Anywhere";

    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    internal static void Use(WebApplication app)
    {
        Metrics.SuppressDefaultMetrics(new SuppressDefaultMetricOptions { SuppressEventCounters = true, SuppressMeters = true });
        app.UseHttpMetrics();
    }

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/metrics", WriteAsync).ExcludeFromDescription();

    private static async Task<IResult> WriteAsync(HttpContext context, IConfiguration settings)
    {
        if (Settings.Flag(settings, Anywhere, otherwise: false) != true && !Loopback.IsLoopback(context)) return new ProblemResult(new Refusal(RefusalCodes.NotFound));
        context.Response.ContentType = ContentType;
        await Metrics.DefaultRegistry.CollectAndExportAsTextAsync(context.Response.Body, context.RequestAborted);
        return TypedResults.Empty;
    }
}
