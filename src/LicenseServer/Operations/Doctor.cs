using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Keys;

namespace JkLab.LicenseServer.Operations;

/// <summary><c>jklab doctor</c>: looks at everything. Exit status 1 only where something is broken; advice never changes it.</summary>
internal static class Doctor
{
    internal static Command Create(CliContext context)
    {
        var command = new Command("doctor", "check everything: files, clock, backups, database, keys, seats, every code ever issued and the audit");
        command.SetAction(_ =>
        {
            var findings = Examine(context);
            var broken = findings.Count(finding => finding.Severity == Severity.Broken);
            if (broken == 0 || !context.Json)
            {
                context.Print(
                    new { Healthy = true, Findings = findings.Select(f => new { f.Check, Severity = f.Severity.ToString().ToLowerInvariant(), f.Message, f.Hint }) },
                    writer => Write(writer, findings));
            }
            else
            {
                Write(context.Host.Error, findings);
            }

            return broken == 0 ? 0 : context.Fail($"{broken} of {findings.Count} checks found something broken", "do what is said at each, then run 'jklab doctor' again");
        });
        return command;
    }

    private static List<Finding> Examine(CliContext context)
    {
        var database = context.Database;
        var keys = context.Get<KeyFolder>();
        return database.Read(session => new List<Finding>(
        [
            .. CheckFiles.Run(context.Folder),
            .. CheckLeftovers.Run(context.Folder),
            .. CheckClock.Run(session, context.Time.GetUtcNow()),
            .. CheckBackups.Run(BackupSettings.Read(context.Settings, context.Folder), context.Time.GetUtcNow()),
            .. CheckDatabase.Run(session),
            .. CheckKeys.Run(session, keys),
            .. CheckSeats.Run(session),
            .. CheckCodes.Run(session, total => new ProgressBar(context.Host, "codes", total)),
            .. CheckAudit.Run(session),
        ]));
    }

    private static void Write(TextWriter writer, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var mark = finding.Severity switch
            {
                Severity.Ok => "ok     ",
                Severity.Advice => "advice ",
                _ => "BROKEN ",
            };
            writer.WriteLine($"{mark} {finding.Check}: {finding.Message}");
            if (finding.Hint is not null) writer.WriteLine($"        {finding.Hint}");
        }
    }
}
