using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Checks;

/// <summary>Whether the audit is the one that was written.</summary>
internal static class CheckAudit
{
    internal static IEnumerable<Finding> Run(Session session)
    {
        var check = ChainCheck.Run(session);
        var entries = check.Chains.Sum(chain => chain.Entries);
        foreach (var problem in check.Problems)
            yield return Finding.Broken("audit", problem, "keep a copy of the data folder, and compare 'jklab audit list' with that of your last backup");
        if (check.Problems.Count == 0) yield return Finding.Ok("audit", $"{(entries == 1 ? "1 entry" : $"{entries} entries")}, the chain is unbroken{(check.Unchained == 0 ? "" : $"; {check.Unchained} older than it")}");
    }
}
