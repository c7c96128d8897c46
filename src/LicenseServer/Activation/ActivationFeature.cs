using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JkLab.LicenseServer.Activation;

/// <summary>Seats, codes, receipts and trials.</summary>
public sealed class ActivationFeature : IFeature
{
    /// <inheritdoc/>
    public IEnumerable<PersonalData> PersonalData => ActivationData.Tables;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services) =>
        services.AddSingleton<Activate>().AddSingleton<Deactivate>().AddSingleton<Validate>().AddSingleton<StartTrial>()
            .AddSingleton<ActivationLetters>().AddSingleton<MailCode>()
            .AddSingleton<RequestRelease>().AddSingleton<ConfirmRelease>().AddSingleton<ReleaseByReceipt>();

    /// <inheritdoc/>
    public void ConfigureServer(WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, ActivationJson.Default));
        builder.Services.AddSingleton<Tickets>();
        builder.Services.Configure<RazorPagesOptions>(options =>
        {
            // The second way to a code, beside the address in the page itself.
            options.Conventions.AddPageRoute("/Activation/Pages/Code", "/{lang:lang}/code/{ticket}/{handler:regex(^file$)?}");
            options.Conventions.AddPageRoute("/Activation/Pages/Spell", "/{lang:lang}/code/{ticket}/spell");
        });
    }

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("activation");
        Activate.Map(api);
        Deactivate.Map(api);
        Validate.Map(api);
        StartTrial.Map(api);
        ScanRedirect.Map(routes);
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

    /// <inheritdoc/>
    public IEnumerable<Command> LicenseVerbs(CliContext context) => [LicenseLetter.Create(context)];
}
