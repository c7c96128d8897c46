using System.CommandLine;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Operations;

/// <summary><c>jklab audit verify</c>: whether anybody changed, dropped or inserted an entry of the audit.</summary>
internal static class AuditVerify
{
    internal static Command Create(CliContext context)
    {
        var head = new Option<string?>("--head") { Description = "a hash that this verb printed earlier: it must still be in its chain", HelpName = "HASH" };
        var command = new Command("verify", "follow the chain of the audit from its first entry to its last") { head };
        command.SetAction(parsed =>
        {
            var wanted = parsed.GetValue(head)?.Trim().ToLowerInvariant();
            var check = context.Database.Read(session => ChainCheck.Run(session, wanted));
            if (check.Problems.Count > 0)
            {
                foreach (var further in check.Problems.Skip(1)) context.Say(further);
                return context.Fail(check.Problems[0], "keep a copy of the data folder, and compare 'jklab audit list' with that of your last backup");
            }

            if (wanted is not null && !check.HasWanted)
                return context.Fail("no link of the audit has that hash", "the audit was cut off or replaced since it was noted, or the hash was copied wrongly");
            return context.Print(
                new { Valid = true, check.Chains, check.Erased, check.Unchained },
                writer => Write(writer, check));
        });
        return command;
    }

    private static void Write(TextWriter writer, ChainCheck check)
    {
        foreach (var chain in check.Chains) writer.WriteLine($"server {chain.Server}: {Entries(chain.Entries)} in {(chain.Links == 1 ? "1 link" : $"{chain.Links} links")}, unbroken; head {chain.Head}");
        if (check.Chains.Count == 0) writer.WriteLine("the audit is empty");
        if (check.Erased > 0) writer.WriteLine($"the details of {Entries(check.Erased)} were erased; the chain holds without them");
        if (check.Unchained > 0) writer.WriteLine($"{Entries(check.Unchained)} {(check.Unchained == 1 ? "is" : "are")} older than the chain");
    }

    private static string Entries(long count) => count == 1 ? "1 entry" : $"{count} entries";
}
