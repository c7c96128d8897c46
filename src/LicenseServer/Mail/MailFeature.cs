using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Mail;

/// <summary>Letters to customers and to the owner.</summary>
public sealed class MailFeature : IFeature
{
    /// <inheritdoc/>
    public IEnumerable<PersonalData> PersonalData => MailData.All;

    /// <inheritdoc/>
    public IEnumerable<string> SettingNames => MailSettings.Names;

    /// <inheritdoc/>
    public IEnumerable<string> CheckSettings(IConfiguration settings) => MailSettings.Check(settings);

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton(provider => MailSettings.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<OwnerNotices>().AddSingleton<Delivery>().AddSingleton<MailFolder>().AddSingleton<SmtpTransport>();
        services.AddSingleton<IMailTransport>(provider => provider.GetRequiredService<MailSettings>().Host is null
            ? provider.GetRequiredService<MailFolder>()
            : provider.GetRequiredService<SmtpTransport>());
    }

    /// <inheritdoc/>
    public void ConfigureServer(WebApplicationBuilder builder)
    {
        _ = MailSettings.Read(builder.Configuration).ReadPassword(); // a missing file is told at the start
        builder.Services.AddHostedService<MailSender>();
    }

    /// <inheritdoc/>
    public IEnumerable<Command> Verbs(CliContext context) =>
    [
        new Command("mail", "letters to customers and to the owner") { MailListVerb.Create(context), MailSendVerb.Create(context), MailTestVerb.Create(context) },
    ];
}
