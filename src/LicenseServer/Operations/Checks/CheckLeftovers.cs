using JkLab.LicenseServer.Operations.Backups;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Checks;

/// <summary>Whether a backup or a restore that was killed left a copy of the database and the keys behind.</summary>
internal static class CheckLeftovers
{
    internal static IEnumerable<Finding> Run(DataFolder folder)
    {
        if (!Directory.Exists(folder.Path)) yield break;
        foreach (var left in BackupScratch.Leftovers(folder))
            yield return Finding.Advice("leftovers", $"{left} was left by a backup that did not finish", "make a backup, which deletes it; delete it yourself if it stays");

        // A restore that is at work holds this lock.
        var restores = StagedFolder.Leftovers(folder).ToList();
        using var alone = restores.Count == 0 ? null : folder.TryLock(DataFolder.CreateLock);
        if (alone is null) yield break;
        foreach (var left in restores)
            yield return Finding.Advice("leftovers", $"{left} was left by a restore that did not finish", "it may hold the database and the private keys: delete it when no restore is running");
    }
}
