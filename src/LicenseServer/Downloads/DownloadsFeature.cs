using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Downloads;

/// <summary>Demo versions and releases.</summary>
public sealed class DownloadsFeature : IFeature
{
    /// <inheritdoc/>
    public IEnumerable<PersonalData> PersonalData => DownloadData.Tables;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services) => services.AddSingleton<ReleaseFiles>().AddSingleton<AddRelease>().AddSingleton<WithdrawRelease>();

    /// <inheritdoc/>
    public void ConfigureServer(WebApplicationBuilder builder) => builder.Services.AddSingleton<SendRelease>();

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes) => SendRelease.Map(routes);

    /// <inheritdoc/>
    public IEnumerable<Command> Verbs(CliContext context) => [ReleaseVerbs.Create(context)];
}
