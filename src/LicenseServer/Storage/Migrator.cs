using System.Reflection;
using DbUp;
using DbUp.Engine;
using Microsoft.Data.Sqlite;

namespace JkLab.LicenseServer.Storage;

/// <summary>Brings the database to the shape that this program knows: embedded scripts, each run once, in the order of their names.</summary>
internal static class Migrator
{
    private const string Folder = ".Storage.Migrations.";
    private static readonly Assembly Scripts = typeof(Migrator).Assembly;
    private static readonly int Newest = Scripts.GetManifestResourceNames().Count(IsScript);

    /// <summary>Whether the database is ready as it stands: one cheap look, since every verb asks.</summary>
    /// <exception cref="StorageException">It is damaged, or was made by a newer program.</exception>
    internal static bool IsReady(string file) => Version(file) == Newest;

    /// <summary>Whether no database was ever made ready here: one that is older, but was, is not new.</summary>
    /// <exception cref="StorageException">It is damaged, or was made by a newer program.</exception>
    internal static bool IsNew(string file) => Version(file) == 0;

    private static int Version(string file) => !File.Exists(file) ? 0 : SqliteErrors.Translate(() =>
    {
        using var connection = Connect(file, SqliteOpenMode.ReadWrite);
        var version = Convert.ToInt32(Scalar(connection, "PRAGMA user_version"));
        if (version <= Newest) return version;
        throw new StorageException("the database was made by a newer version of this program", "install the newer version again; it can read everything");
    });

    /// <summary>Creates the database file, for the owner alone, and runs the scripts it lacks.</summary>
    internal static void Upgrade(string file) => SqliteErrors.Translate(() =>
    {
        CreateFile(file);
        using (var connection = Connect(file, SqliteOpenMode.ReadWrite)) Scalar(connection, "PRAGMA journal_mode = WAL");
        var result = DeployChanges.To.SqliteDatabase(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString())
            .WithScriptsEmbeddedInAssembly(Scripts, IsScript)
            .WithTransaction()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (result.Successful) return true;
        throw result.Error is SqliteException e && SqliteErrors.Explain(e) is { } explained ? explained : Failed(result);
    });

    /// <summary>Marks the database as ready, once everything that a new one needs is in it.</summary>
    internal static void MarkReady(Session session) => session.Execute($"PRAGMA user_version = {Newest}");

    private static bool IsScript(string resource) => resource.Contains(Folder, StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal);

    private static void CreateFile(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var stream = new FileStream(file, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"the database {file} cannot be written to: {e.Message.TrimEnd('.')}", "make it writable for this user", e);
        }
    }

    private static SqliteConnection Connect(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static StorageException Failed(DatabaseUpgradeResult result) => new(
        $"the database could not be brought to this version: {result.ErrorScript?.Name}: {result.Error.Message.TrimEnd('.')}",
        "nothing was changed; keep a copy of the data folder and go back to the version that wrote it", result.Error);
}
