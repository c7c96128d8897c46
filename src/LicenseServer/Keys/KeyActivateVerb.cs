using System.CommandLine;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Keys;

/// <summary><c>jklab key activate</c>.</summary>
internal static class KeyActivateVerb
{
    internal static Command Create(CliContext context)
    {
        var id = new Argument<string>("ID") { Description = "the key's id, 16 hexadecimal digits" };
        var command = new Command("activate", "sign with this key from now on; a running server follows at once") { id };
        command.SetAction(parsed =>
            context.Database.Write(session => context.Get<ActivateKey>().Run(session, parsed.GetRequiredValue(id))).TryGet(out var key, out var refusal)
                ? KeyListVerb.Print(context, [key])
                : context.Refuse(refusal));
        return command;
    }
}
