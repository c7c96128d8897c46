using System.Text;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Operations.Backups;
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
    private static readonly Gauge BackupAge = Metrics.CreateGauge(
        "jklab_backup_age_seconds", "Age of the newest scheduled backup in the first and the second folder; +Inf where one is due and there is none, NaN where none is scheduled.", "folder");

    private static readonly Gauge Letters = Metrics.CreateGauge(
        "jklab_mail_letters", "Letters that are not sent yet: those that wait, and those that the mail server refused again and again; NaN while they cannot be counted.", "state");

    private readonly BackupSettings backups = BackupSettings.Read(settings, folder);

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
        var (size, waiting, stuck) = LookIntoDatabase();
        DatabaseSize.Set(size);
        Letters.WithLabels("waiting").Set(waiting);
        Letters.WithLabels("stuck").Set(stuck);
        BackupAge.WithLabels("first").Set(ReadAge(backups.Folder));
        if (backups.SecondFolder is { } second) BackupAge.WithLabels("second").Set(ReadAge(second));
        using var written = new MemoryStream();
        await Metrics.DefaultRegistry.CollectAndExportAsTextAsync(written, context.RequestAborted);

        // As the format spells it; the library writes it as .NET does.
        return TypedResults.Text(Encoding.UTF8.GetString(written.GetBuffer(), 0, (int)written.Length).Replace(" Infinity\n", " +Inf\n", StringComparison.Ordinal), ContentType);
    }

    private double ReadAge(string place)
    {
        try
        {
            if (new BackupSet(place).Newest(time.GetUtcNow()) is { } newest) return (time.GetUtcNow() - newest.At).TotalSeconds;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be read holds nothing that could be put back.
        }

        return backups.Interval is null ? double.NaN : double.PositiveInfinity;
    }

    private (double Size, double Waiting, double Stuck) LookIntoDatabase()
    {
        try
        {
            var (size, mail) = database.ReadNow(session => (session.Size(), OutboxState.Read(session)));
            return (size, mail.Waiting, mail.Stuck);
        }
        catch (StorageException)
        {
            return (double.NaN, double.NaN, double.NaN);
        }
    }
}
