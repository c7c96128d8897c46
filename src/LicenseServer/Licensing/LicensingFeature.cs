using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>Products and licences.</summary>
public sealed class LicensingFeature : IFeature
{
    /// <inheritdoc/>
    public IEnumerable<PersonalData> PersonalData => LicenseData.Tables;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services) =>
        services.AddSingleton<AddProduct>().AddSingleton<ImportLicenses>().AddSingleton<IssueLicenses>().AddSingleton<ChangeLicense>().AddSingleton<SetLicenseStatus>()
            .AddSingleton<LicensingLetters>().AddSingleton<RequestLicense>().AddSingleton<ApproveLicense>()
            .AddSingleton<StartTransfer>().AddSingleton<ConfirmTransfer>().AddSingleton<CancelTransfer>().AddSingleton<HandOver>();

    /// <inheritdoc/>
    public IEnumerable<string> FillNewFolder(IServiceProvider services, Session session)
    {
        if (FindProduct.All(session).Count > 0) return [];
        var editions = new Edition[] { new("standard", 1), new("professional", 2) };
        var product = new Product("KBRS", 1, "KBRS CRM", editions, TrialDays: 30, editions[0], TransfersPerYear: 3);
        _ = services.GetRequiredService<AddProduct>().Run(session, product).Value;
        return ["created the sample product KBRS with the editions standard and professional"];
    }

    /// <inheritdoc/>
    public IEnumerable<Command> ImportVerbs(CliContext context) => [ImportLicensesVerb.Create(context)];

    /// <inheritdoc/>
    public IEnumerable<Command> Verbs(CliContext context)
    {
        var license = new Command("license", "licenses and their life")
        {
            LicenseIssueVerb.Create(context), LicenseShowVerb.Create(context), LicenseListVerb.Create(context), LicenseChangeVerb.Create(context),
            LicenseApproveVerb.Create(context), LicenseTransferVerb.Create(context),
        };
        foreach (var verb in LicenseStatusVerbs.Create(context).Concat(context.Features.SelectMany(feature => feature.LicenseVerbs(context)))) license.Add(verb);
        var import = new Command("import", "take in what another system knew");
        foreach (var verb in context.Features.SelectMany(feature => feature.ImportVerbs(context))) import.Add(verb);
        return [license, import, new Command("product", "products and their editions") { ProductListVerb.Create(context), ProductAddVerb.Create(context) }];
    }
}
