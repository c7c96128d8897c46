using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Prometheus;

namespace JkLab.LicenseServer.Operations;

/// <summary><c>/metrics</c> for Prometheus: from this computer only, unless the setting <c>Metrics:Anywhere</c> is true.</summary>
internal sealed class MetricsEndpoint(Database database, DataFolder folder, IConfiguration settings, TimeProvider time)
{
    internal const string Anywhere = "Metrics:Anywhere";

    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private static readonly Gauge DatabaseSize = Metrics.CreateGauge("jklab_database_bytes", "Size of the database; NaN while it cannot be read.");
    private static readonly Gauge BackupAge = Metrics.CreateGauge("jklab_backup_age_seconds", "Age of the newest scheduled backup; NaN where there is none.");

    private readonly BackupSet backups = new(BackupSettings.Read(settings, folder).Folder);

    internal static void Use(WebApplication app)
    {
        Metrics.SuppressDefaultMetrics(new SuppressDefaultMetricOptions { SuppressEventCounters = true, SuppressMeters = true });
        MeterReader.Start();
        app.UseHttpMetrics();
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/metrics", (MetricsEndpoint metrics, HttpContext context) => metrics.WriteAsync(context)).ExcludeFromDescription();

    private async Task<IResult> WriteAsync(HttpContext context)
    {
        if (Settings.Flag(settings, Anywhere, otherwise: false) != true && !Loopback.IsLoopback(context)) return new ProblemResult(new Refusal(RefusalCodes.NotFound));
        DatabaseSize.Set(ReadSize());
        BackupAge.Set(backups.Newest(time.GetUtcNow()) is { } newest ? (time.GetUtcNow() - newest.At).TotalSeconds : double.NaN);
        context.Response.ContentType = ContentType;
        await Metrics.DefaultRegistry.CollectAndExportAsTextAsync(context.Response.Body, context.RequestAborted);
        return TypedResults.Empty;
    }

    private double ReadSize()
    {
        try
        {
            return database.ReadNow(session => session.Size());
        }
        catch (StorageException)
        {
            return double.NaN;
        }
    }
}
