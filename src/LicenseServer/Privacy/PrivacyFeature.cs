using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Privacy;

/// <summary>People's rights to their data, and the end of all data in time.</summary>
public sealed class PrivacyFeature : IFeature
{
    /// <inheritdoc/>
    public IEnumerable<PersonalData> PersonalData => PrivacyData.Tables;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services) =>
        services.AddSingleton<PrivacyLetters>().AddSingleton<ErasePerson>().AddSingleton<SetAccountFlag>().AddSingleton<RetentionRun>()
            .AddSingleton<ErasureCheck>(services => () =>
            {
                var list = ErasedList.Read(services.GetRequiredService<DataFolder>().Path);
                return email => list.Any(erased => erased.Has(email));
            });

    /// <inheritdoc/>
    public void ConfigureServer(WebApplicationBuilder builder) => builder.Services.AddHostedService<RetentionJob>();

    /// <inheritdoc/>
    public void UseMiddleware(WebApplication app) => app.UseMiddleware<RestrictedUse>();

    /// <inheritdoc/>
    public IEnumerable<Command> Verbs(CliContext context) =>
    [
        new Command("privacy", "personal data: what there is, people's rights, and the register of breaches")
        {
            InventoryVerb.Create(context), RetentionVerb.Create(context), ExportVerb.Create(context), EraseVerb.Create(context), RestrictVerb.Create(context),
            RequestVerbs.Create(context), BreachVerbs.Create(context),
        },
    ];
}
