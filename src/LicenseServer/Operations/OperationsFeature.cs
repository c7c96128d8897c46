using System.CommandLine;
using System.Globalization;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Operations.Backups;
using JkLab.LicenseServer.Operations.Checks;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations;

/// <summary>Running the server and looking after it.</summary>
public sealed class OperationsFeature : IFeature
{
    /// <inheritdoc/>
    public IEnumerable<PersonalData> PersonalData => OperationsData.All;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services) => services.AddSingleton<BackupWriter>().AddSingleton<WeeklyDigest>();

    /// <inheritdoc/>
    public IEnumerable<string> BeforeMigration(IServiceProvider services)
    {
        var folder = services.GetRequiredService<DataFolder>();
        BackupPlace.Require(folder.BackupsFolder);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var file = Path.Combine(folder.BackupsFolder, $"before-migration-{now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.zip");
        services.GetRequiredService<BackupWriter>().Write(file, passphrase: null, withKeys: true);
        yield return $"the database is brought to this version; {file} holds it as it was";
    }

    /// <inheritdoc/>
    public void ConfigureServer(WebApplicationBuilder builder) =>
        builder.Services.AddHostedService<BackupSchedule>().AddHostedService<Presence>().AddHostedService<StrayFiles>().AddHostedService<OwnerWatch>().AddSingleton<Health>().AddSingleton<MetricsEndpoint>();

    /// <inheritdoc/>
    public IEnumerable<string> SettingNames => [.. BackupSettings.Names, ServerLog.LevelSetting, MetricsEndpoint.Anywhere, WeeklyDigest.Setting];

    /// <inheritdoc/>
    public IEnumerable<string> CheckSettings(IConfiguration settings)
    {
        foreach (var problem in BackupSettings.Check(settings)) yield return problem;
        if (ServerLog.Check(settings) is { } level) yield return level;
        if (Settings.Flag(settings, WeeklyDigest.Setting, otherwise: true) is null)
            yield return $"the setting {WeeklyDigest.Setting} is '{settings[WeeklyDigest.Setting]}' and must be true or false";
        if (Settings.Flag(settings, MetricsEndpoint.Anywhere, otherwise: false) is null)
            yield return $"the setting {MetricsEndpoint.Anywhere} is '{settings[MetricsEndpoint.Anywhere]}' and must be true or false";
    }

    /// <inheritdoc/>
    public void UseMiddleware(WebApplication app) => MetricsEndpoint.Use(app);

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        Health.Map(routes);
        MetricsEndpoint.Map(routes);
    }

    /// <inheritdoc/>
    public void SetDefaultAction(RootCommand root, CliContext context) => Serve.SetActionOf(root, context);

    /// <inheritdoc/>
    public IEnumerable<Command> Verbs(CliContext context) =>
    [
        Serve.Create(context), Backup.Create(context), Restore.Create(context), Doctor.Create(context), StorageCopyVerb.Create(context),
        new Command("audit", "the record of every change") { AuditList.Create(context), AuditVerify.Create(context) },
    ];
}
