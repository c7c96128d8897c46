using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Cli.Import;

namespace JkLab.LicenseServer.Accounts;

/// <summary><c>jklab import accounts</c>.</summary>
internal static class ImportAccountsVerb
{
    internal static Command Create(CliContext context) => ImportVerb.Create(
        context, "accounts", "take in the accounts of another shop, whose passwords go on working", ImportAccounts.Columns, () => context.Get<ImportAccounts>().Run,
        ("E-MAIL", line => line.Email));
}
