using System.CommandLine;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Operations;

/// <summary>Running the server and looking after it.</summary>
public sealed class OperationsFeature : IFeature
{
    /// <inheritdoc/>
    public IEnumerable<string> CheckSettings(IConfiguration settings)
    {
        if (ServerLog.Check(settings) is { } level) yield return level;
        if (Settings.Flag(settings, MetricsEndpoint.Anywhere, otherwise: false) is null)
            yield return $"the setting {MetricsEndpoint.Anywhere} is '{settings[MetricsEndpoint.Anywhere]}' and may be true or false";
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
        Serve.Create(context), Backup.Create(context), Restore.Create(context), Doctor.Create(context),
        new Command("audit", "the record of every change") { AuditList.Create(context), AuditVerify.Create(context) },
    ];
}
