using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Keys;

/// <summary>Signing keys.</summary>
public sealed class KeysFeature : IFeature
{
    /// <inheritdoc/>
    public IEnumerable<PersonalData> PersonalData => KeyData.Tables;

    /// <inheritdoc/>
    public IEnumerable<string> SettingNames => [KeyFolder.PassphraseSetting];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services) =>
        services.AddSingleton<KeyFolder>().AddSingleton<SigningKeys>().AddSingleton<AddKey>().AddSingleton<ActivateKey>().AddSingleton<RetireKey>().AddSingleton<PrintKey>();

    /// <inheritdoc/>
    public void ConfigureServer(WebApplicationBuilder builder) =>
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, PublicKeyJson.Default));

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder routes) => ListPublicKeys.Map(routes);

    /// <inheritdoc/>
    public IEnumerable<string> FillNewFolder(IServiceProvider services, Session session)
    {
        if (session.ExecuteScalar<long>("SELECT COUNT(*) FROM signing_keys") > 0) return [];
        var folder = services.GetRequiredService<KeyFolder>();
        var add = services.GetRequiredService<AddKey>();
        var passphrase = folder.ConfiguredPassphrase();

        // A first start that was interrupted may have left its key behind.
        var found = folder.Ids();
        foreach (var id in found)
        {
            using var key = folder.Load(id);
            _ = add.Import(session, key, passphrase).Value;
        }

        var active = found.Count > 0 ? found[0] : add.Create(session, passphrase).Value.Id;
        _ = services.GetRequiredService<ActivateKey>().Run(session, active).Value;
        return [(found.Count > 0 ? "found the signing key " : "created the signing key ") + folder.FileOf(active)];
    }

    /// <inheritdoc/>
    public IEnumerable<Command> Verbs(CliContext context) =>
    [
        new Command("key", "signing keys")
        {
            KeyListVerb.Create(context), KeyCreateVerb.Create(context), KeyImportVerb.Create(context), KeyActivateVerb.Create(context), KeyRetireVerb.Create(context),
            KeyExportVerb.Create(context), KeyPaperVerb.Create(context),
        },
    ];
}
