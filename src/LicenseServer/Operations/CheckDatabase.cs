using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations;

/// <summary>Whether the database is whole and what it refers to is there.</summary>
internal static class CheckDatabase
{
    private const string PutBack = "stop the server, keep a copy of the data folder, and put the last backup back with 'jklab restore FILE --overwrite'";

    internal static IEnumerable<Finding> Run(Session session)
    {
        var damage = session.FindDamage().ToList();
        foreach (var problem in damage) yield return Finding.Broken("database", problem, PutBack);
        if (damage.Count == 0) yield return Finding.Ok("database", "whole");
    }
}
