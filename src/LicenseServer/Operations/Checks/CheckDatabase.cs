using JkLab.LicenseServer.Operations.Backups;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Checks;

/// <summary>Whether the database is whole, what it refers to is there, and anything was issued from it.</summary>
internal static class CheckDatabase
{
    /// <param name="session">One consistent state.</param>
    /// <param name="engine">Whose state.</param>
    /// <param name="folder">The data folder.</param>
    /// <param name="putBack">What to do with a damaged one.</param>
    internal static IEnumerable<Finding> Run(Session session, StorageEngine engine, DataFolder folder, string putBack)
    {
        var damage = session.FindDamage().ToList();
        foreach (var problem in damage) yield return Finding.Broken("database", problem, putBack);
        if (damage.Count == 0) yield return Finding.Ok("database", $"whole, {engine.Place}");
        yield return Finding.Ok("migrations", Migrator.Describe(engine));
        if (session.ExecuteScalar<long>("SELECT (SELECT COUNT(*) FROM licenses) + (SELECT COUNT(*) FROM trials)") == 0)
            yield return Finding.Advice("database", "nothing here yet: no licence, no trial", $"is {folder.Path} the right data folder? --data DIR or JKLAB_DATA names another");
    }

    /// <summary>What to do with a damaged database.</summary>
    /// <param name="newest">The newest backup, or null.</param>
    internal static string PutBack(string? newest) =>
        $"stop the server, keep a copy of the data folder, and put {(newest is null ? "the last" : "the newest")} backup back with 'jklab restore {newest ?? "FILE"} --overwrite'"
        + (newest is not null && BackupCipher.IsEncrypted(newest) ? " and its --passphrase-file" : "");
}
