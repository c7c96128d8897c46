using JkLab.LicenseServer.Accounts;
using JkLab.LicenseServer.Activation;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Downloads;
using JkLab.LicenseServer.Invoicing;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Operations;
using JkLab.LicenseServer.Privacy;
using JkLab.LicenseServer.Revocation;
using JkLab.LicenseServer.Site;
using JkLab.LicenseServer.Support;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer;

/// <summary>The features, in the order in which they see a request.</summary>
public static class Program
{
    /// <summary>Everything the program can do.</summary>
    public static readonly IReadOnlyList<IFeature> Features =
    [
        new WebFeature(),
        new KeysFeature(),
        new LicensingFeature(),
        new ActivationFeature(),
        new RevocationFeature(),
        new SiteFeature(),
        new AccountsFeature(),
        new DownloadsFeature(),
        new SupportFeature(),
        new InvoicingFeature(),
        new PrivacyFeature(),
        new MailFeature(),
        new OperationsFeature(),
    ];

    private static Task<int> Main(string[] args) => CommandLine.RunAsync(args, Features);
}
