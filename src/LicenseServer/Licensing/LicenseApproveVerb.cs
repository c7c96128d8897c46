using System.CommandLine;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Licensing;

/// <summary><c>jklab license approve</c>.</summary>
internal static class LicenseApproveVerb
{
    internal static Command Create(CliContext context)
    {
        var key = KeyArgument.Create();
        var command = new Command("approve", "approve a licence that was asked for; its customer gets a mail") { key };
        command.SetAction(parsed => context.FinishLicense(context.Database.Write(session =>
            KeyArgument.Find(session, parsed.GetRequiredValue(key)).TryGet(out var license, out var refusal)
                ? context.Get<ApproveLicense>().Run(session, license, Actor.CommandLine)
                : refusal)));
        return command;
    }
}
