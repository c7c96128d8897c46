using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Activation;

/// <summary>Seats, codes, receipts and trials.</summary>
public sealed class ActivationFeature : IFeature
{
    /// <inheritdoc/>
    public IEnumerable<PersonalData> PersonalData => ActivationData.Tables;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services) =>
        services.AddSingleton<Activate>().AddSingleton<Deactivate>().AddSingleton<Validate>().AddSingleton<StartTrial>();

    /// <inheritdoc/>
    public void ConfigureServer(WebApplicationBuilder builder) =>
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, ActivationJson.Default));

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("activation");
        Activate.Map(api);
        Deactivate.Map(api);
        Validate.Map(api);
        StartTrial.Map(api);
    }

    /// <inheritdoc/>
    public IEnumerable<Command> Verbs(CliContext context) =>
    [
        new Command("activation", "computers that are activated")
        {
            CreateActivation.Create(context), ListActivations.Create(context), ReleaseActivation.Create(context),
        },
        new Command("trial", "trials") { CreateTrial.Create(context) },
        new Command("code", "codes of every kind") { CheckCode.Create(context) },
    ];
}
