using Microsoft.Data.Sqlite;

namespace JkLab.LicenseServer.Storage.Sqlite;

/// <summary>Says in plain words what SQLite reports by number.</summary>
internal static class SqliteErrors
{
    /// <summary>Null for mistakes of the program, such as wrong SQL or a broken constraint.</summary>
    internal static StorageException? Explain(SqliteException e) => e.SqliteErrorCode switch
    {
        5 or 6 => new("the database is busy: another program has held it for 30 seconds", "end the other program, or try again later", e),
        8 => new("the database cannot be written to", "make jklab.db and the data folder writable for this user", e),
        10 => new("the disk reports an error while the database is used", "check the disk and its cable or mount, then run 'jklab doctor'", e),
        11 or 26 => new(
            "the database is damaged",
            "stop the server, keep a copy of the data folder, and put the last backup back with 'jklab restore FILE --overwrite'", e),
        13 => new("the disk is full", "make room on the disk of the data folder; nothing that was confirmed is lost", e),
        14 => new("the database cannot be opened", "check that jklab.db in the data folder exists and that this user may read and write it", e),
        3 or 23 => new("access to the database is denied", "make jklab.db and the data folder readable and writable for this user", e),
        _ => null,
    };
}
