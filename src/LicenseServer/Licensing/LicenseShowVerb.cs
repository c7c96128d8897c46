using System.CommandLine;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Licensing;

/// <summary><c>jklab license show</c>.</summary>
internal static class LicenseShowVerb
{
    internal static Command Create(CliContext context)
    {
        var key = KeyArgument.Create();
        var command = new Command("show", "show a licence") { key };
        command.SetAction(parsed => context.FinishLicense(context.Database.Read(session => KeyArgument.Find(session, parsed.GetRequiredValue(key)))));
        return command;
    }

    /// <summary>Prints one licence, or says why there is none.</summary>
    internal static int FinishLicense(this CliContext context, Result<License> license) =>
        context.Finish(license, LicenseView.Of, (found, writer) => LicenseView.Write(LicenseView.Of(found), writer));
}
