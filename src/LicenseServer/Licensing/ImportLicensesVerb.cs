using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Cli.Import;

namespace JkLab.LicenseServer.Licensing;

/// <summary><c>jklab import licenses</c>.</summary>
internal static class ImportLicensesVerb
{
    internal static Command Create(CliContext context) => ImportVerb.Create(
        context, "licenses", "take in licences of another system, whose keys go on working", LicenseCheck.Columns, () => context.Get<ImportLicenses>().Run,
        ("OLD KEY", line => line.OldKey), ("KEY", line => line.Key), ("CUSTOMER", line => line.Email));
}
