using System.Data.Common;
using System.Reflection;
using DbUp.Engine;

namespace JkLab.LicenseServer.Storage;

/// <summary>Brings the database to the shape that this program knows: embedded scripts, each run once, in the order of their names, the same for every engine but for those whose names end with it.</summary>
internal static class Migrator
{
    private const string Folder = ".Storage.Migrations.";
    private static readonly Assembly Scripts = typeof(Migrator).Assembly;
    private static readonly int Newest = Names("sqlite").Count;

    /// <summary>Whether the database is ready as it stands: one cheap look, since every verb asks.</summary>
    /// <exception cref="StorageException">It is damaged, or was made by a newer program.</exception>
    internal static bool IsReady(StorageEngine engine) => Version(engine) == Newest;

    /// <summary>Whether no database was ever made ready here: one that is older, but was, is not new.</summary>
    /// <exception cref="StorageException">It is damaged, or was made by a newer program.</exception>
    internal static bool IsNew(StorageEngine engine) => Version(engine) == 0;

    /// <summary>How far it has come, for people.</summary>
    internal static string Describe(StorageEngine engine) => $"schema {engine.Version()} of {Newest}";

    /// <summary>Creates the database where that is this program's to do, and runs the scripts that it lacks.</summary>
    internal static void Upgrade(StorageEngine engine) => Upgrade(engine, Newest);

    /// <summary>The same, as far as another database has come.</summary>
    internal static void Upgrade(StorageEngine engine, int version) => engine.Explained(() =>
    {
        var scripts = Names(engine.Provider).Take(version).ToHashSet();
        var result = engine.Migrations().WithScriptsEmbeddedInAssembly(Scripts, scripts.Contains).WithVariablesDisabled().WithTransaction().LogToNowhere().Build().PerformUpgrade();
        if (result.Successful) return true;
        throw result.Error is DbException e && engine.Explain(e) is { } explained ? explained : Failed(result);
    });

    /// <summary>Marks the database as ready, once everything that a new one needs is in it.</summary>
    internal static void MarkReady(Session session) => session.MarkReady(Newest);

    private static int Version(StorageEngine engine)
    {
        var version = engine.Version();
        if (version <= Newest) return version;
        throw new StorageException("the database was made by a newer version of this program", "install the newer version again; it can read everything");
    }

    /// <summary>The scripts of an engine: <c>NAME.sql</c>, and <c>NAME.ENGINE.sql</c> where engines differ.</summary>
    private static List<string> Names(string engine) =>
        [.. Scripts.GetManifestResourceNames().Where(name => name.Contains(Folder, StringComparison.Ordinal) && IsFor(engine, name.Split(Folder)[^1].Split('.'))).Order(StringComparer.Ordinal)];

    private static bool IsFor(string engine, string[] script) => script is [_, "sql"] || (script is [_, var only, "sql"] && only == engine);

    private static StorageException Failed(DatabaseUpgradeResult result) => new(
        $"the database could not be brought to this version: {result.ErrorScript?.Name}: {result.Error.Message.TrimEnd('.')}",
        "nothing was changed; keep a copy of the data folder and go back to the version that wrote it", result.Error);
}
