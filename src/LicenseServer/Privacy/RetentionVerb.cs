using System.CommandLine;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Privacy;

/// <summary><c>privacy retention [--dry-run]</c>: what the server does by itself every day.</summary>
internal static class RetentionVerb
{
    internal static Command Create(CliContext context)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "show what is over, and leave it" };
        var command = new Command("retention", "delete what is over, or make it anonymous, as the running server does every day") { dryRun };
        command.SetAction(parsed =>
        {
            var isDry = parsed.GetValue(dryRun);
            var parts = isDry ? context.Get<RetentionRun>().Look() : context.Get<RetentionRun>().Run();
            return context.Print(parts, writer =>
            {
                if (parts.Count == 0) writer.WriteLine("nothing is over");
                foreach (var part in parts)
                    writer.WriteLine($"{part.Name}: {part.Count} {(isDry ? "to be " : "")}{(part.Deleted ? "deleted" : "made anonymous")}");
            });
        });
        return command;
    }
}
