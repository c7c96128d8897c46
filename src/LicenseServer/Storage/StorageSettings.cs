using JkLab.LicenseServer.Storage.Postgres;
using JkLab.LicenseServer.Storage.Sqlite;

namespace JkLab.LicenseServer.Storage;

/// <summary>Which database is used: <c>Storage:Provider</c>, <c>sqlite</c> or <c>postgres</c>, and for the latter <c>Storage:ConnectionString</c>.</summary>
/// <remarks>The connection string is a secret: no message and no log quotes it.</remarks>
internal static class StorageSettings
{
    internal const string Provider = "Storage:Provider";
    internal const string ConnectionString = "Storage:ConnectionString";

    /// <summary>Both.</summary>
    internal static readonly string[] Names = [Provider, ConnectionString];

    private const string Sqlite = "sqlite";
    private const string Postgres = "postgres";

    /// <summary>What is wrong with the settings, a line each.</summary>
    internal static IEnumerable<string> Check(IConfiguration settings)
    {
        var text = settings[ConnectionString];
        switch (settings[Provider] ?? Sqlite)
        {
            case Sqlite when !string.IsNullOrEmpty(text):
                yield return $"the setting {ConnectionString} has no effect with sqlite, whose database is jklab.db in the data folder; leave it out";
                break;
            case Postgres when string.IsNullOrEmpty(text):
                yield return $"the setting {ConnectionString} is missing, and has to name the database, for example Host=localhost;Database=jklab;Username=jklab;Password=...";
                break;
            case Postgres when !PostgresPool.CanRead(text):
                yield return $"the setting {ConnectionString} cannot be read, and has to be like Host=localhost;Database=jklab;Username=jklab;Password=...";
                break;
            case Sqlite or Postgres:
                break;
            case var other:
                yield return $"the setting {Provider} is '{other}' and may be '{Sqlite}' or '{Postgres}'";
                break;
        }
    }

    /// <summary>Whether several servers can use the database, so that the data folder does not hold it.</summary>
    internal static bool IsShared(IConfiguration settings) => settings[Provider] == Postgres;

    /// <summary>Whether a settings file holds a password.</summary>
    internal static bool HoldsPassword(string file) =>
        new ConfigurationBuilder().AddJsonFile(file, optional: true).Build()[ConnectionString] is { Length: > 0 } text && PostgresPool.HoldsPassword(text);

    /// <summary>The database that the settings name; nothing is opened yet.</summary>
    internal static StorageEngine Engine(IConfiguration settings, DataFolder folder) =>
        IsShared(settings) ? new PostgresEngine(settings[ConnectionString]!) : new SqliteEngine(folder);
}
