using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations;

/// <summary>Whether the audit is the one that was written.</summary>
internal static class CheckAudit
{
    internal static IEnumerable<Finding> Run(Session session)
    {
        var check = ChainCheck.Run(session);
        foreach (var problem in check.Problems)
            yield return Finding.Broken("audit", problem, "keep a copy of the data folder, and compare 'jklab audit list' with that of your last backup");
        if (check.Problems.Count == 0) yield return Finding.Ok("audit", $"{check.Chains.Sum(chain => chain.Entries)} entries, the chain is unbroken");
    }
}
