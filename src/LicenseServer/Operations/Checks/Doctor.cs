using System.CommandLine;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Operations.Checks;

/// <summary><c>jklab doctor</c>: looks at everything. Exit status 1 only where something is broken; advice never changes it.</summary>
internal static class Doctor
{
    private const int LinesOfAKind = 5;

    internal static Command Create(CliContext context)
    {
        var command = new Command("doctor", "check everything: files, clock, backups, database, keys, seats, every code ever issued, invoices, the audit and mail");
        command.SetAction(_ =>
        {
            var findings = new Examination(context).Run();
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

            return broken == 0 ? 0 : context.Fail(Summary(findings, broken), "do what is said at each, then run 'jklab doctor' again");
        });
        return command;
    }

    private static void Write(TextWriter writer, IReadOnlyList<Finding> findings)
    {
        foreach (var kind in findings.GroupBy(finding => (finding.Check, finding.Severity)))
        {
            foreach (var finding in kind.Take(LinesOfAKind)) Write(writer, finding);
            if (kind.Count() > LinesOfAKind) writer.WriteLine($"        and {kind.Count() - LinesOfAKind} more");
        }
    }

    private static void Write(TextWriter writer, Finding finding)
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

    private static string Summary(IReadOnlyList<Finding> findings, int broken)
    {
        var checks = findings.Select(finding => finding.Check).Distinct().Count();
        var failed = findings.Where(finding => finding.Severity == Severity.Broken).Select(finding => finding.Check).Distinct().Count();
        return $"{failed} of {checks} checks found something broken, {(broken == 1 ? "1 finding" : $"{broken} findings")} in all";
    }
}
