using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Revocation;

/// <summary>The list of what is revoked, for programs that never ask.</summary>
public sealed class RevocationFeature : IFeature
{
    /// <inheritdoc/>
    public IEnumerable<PersonalData> PersonalData => RevocationData.Tables;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services) => services.AddSingleton<CurrentList>().AddSingleton<RevokeSeat>();

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes) => GetRevocations.Map(routes);

    /// <inheritdoc/>
    public IEnumerable<Command> Verbs(CliContext context) =>
    [
        new Command("revocation", "codes that are valid no more")
        {
            RevocationListVerbs.Create(context), RevocationAddVerb.Create(context), RevocationRemoveVerb.Create(context),
        },
    ];
}
