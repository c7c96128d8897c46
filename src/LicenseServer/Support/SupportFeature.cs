using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Support;

/// <summary>Requests of customers, and answers to them.</summary>
public sealed class SupportFeature : IFeature
{
    /// <inheritdoc/>
    public IEnumerable<PersonalData> PersonalData => SupportData.All;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services) => services.AddSingleton<Attachments>().AddSingleton<SupportLetters>().AddSingleton<Conversation>();

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes) => SendAttachment.Map(routes);

    /// <inheritdoc/>
    public IEnumerable<Command> Verbs(CliContext context) => [SupportVerbs.Create(context)];
}
