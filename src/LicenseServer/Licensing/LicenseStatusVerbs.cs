using System.CommandLine;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Licensing;

/// <summary><c>jklab license suspend</c>, <c>resume</c> and <c>revoke</c>.</summary>
internal static class LicenseStatusVerbs
{
    internal static IEnumerable<Command> Create(CliContext context) =>
    [
        Create(context, "suspend", "stop a licence for a while", LicenseStatus.Suspended),
        Create(context, "resume", "release a licence that is suspended or pending", LicenseStatus.Active),
        Create(context, "revoke", "end a licence for good", LicenseStatus.Revoked),
    ];

    private static Command Create(CliContext context, string name, string description, LicenseStatus status)
    {
        var key = KeyArgument.Create();
        var reason = new Option<string?>("--reason") { Description = "why, for yourself", HelpName = "TEXT", Required = status != LicenseStatus.Active };
        var command = new Command(name, description) { key, reason };
        command.SetAction(parsed =>
        {
            var result = context.Database.Write(session => KeyArgument.Find(session, parsed.GetRequiredValue(key)).TryGet(out var license, out var refusal)
                ? context.Get<SetLicenseStatus>().Run(session, license, status, parsed.GetValue(reason))
                : refusal);
            if (status == LicenseStatus.Revoked && result.Refusal is null)
                context.Say("note: computers that have its codes go on until their program has the new list: 'jklab revocation list export'");
            return context.FinishLicense(result);
        });
        return command;
    }
}
