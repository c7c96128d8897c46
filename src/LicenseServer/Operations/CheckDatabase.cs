using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations;

/// <summary>Whether the database is whole and what it refers to is there.</summary>
internal static class CheckDatabase
{
    private const string PutBack = "stop the server, keep a copy of the data folder, and put the last backup back with 'jklab restore FILE --overwrite'";

    internal static IEnumerable<Finding> Run(Session session)
    {
        var problems = session.Query<string>("PRAGMA integrity_check").Where(line => line != "ok").ToList();
        var strays = session.Query<object>("PRAGMA foreign_key_check").Count();
        if (problems.Count > 0) yield return Finding.Broken("database", "damaged: " + problems[0].Split('\n')[0], PutBack);
        if (strays > 0) yield return Finding.Broken("database", $"{strays} rows refer to something that is not there", PutBack);
        if (problems.Count == 0 && strays == 0) yield return Finding.Ok("database", "whole");
        if (session.ExecuteScalar<string>("PRAGMA journal_mode") is var mode and not "wal")
            yield return Finding.Advice("database", $"its journal mode is {mode}, so readers wait for writers", "stop the server and run: sqlite3 jklab.db 'PRAGMA journal_mode=WAL'");
    }
}
