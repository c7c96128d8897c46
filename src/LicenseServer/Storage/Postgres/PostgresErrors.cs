using System.Data.Common;
using Npgsql;

namespace JkLab.LicenseServer.Storage.Postgres;

/// <summary>What PostgreSQL's error codes mean: what goes away by itself, and in plain words what does not.</summary>
internal static class PostgresErrors
{
    private const string IdleTooLong = "25P03"; // idle_in_transaction_session_timeout
    private const string Correct = "correct Storage:ConnectionString";

    /// <summary>Two transactions were in each other's way: the same again works.</summary>
    internal static bool IsConflict(DbException e) => e is PostgresException { SqlState: ['4', '0', ..] or PostgresErrorCodes.LockNotAvailable };

    /// <summary>The connection was lost or could not be made: the server restarts, another one takes its place, the net fails.</summary>
    internal static bool IsLost(DbException e) => e is PostgresException failure
        ? failure.SqlState is ['0', '8', ..] or ['5', '7', 'P', ..] or ['5', '3', '3', ..] or PostgresErrorCodes.ReadOnlySqlTransaction or IdleTooLong
        : e is NpgsqlException { IsTransient: true } or NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException };

    /// <summary>Null for mistakes of the program, such as wrong SQL or a broken constraint.</summary>
    internal static StorageException? Explain(DbException e) => e switch
    {
        PostgresException failure => Of(failure.SqlState, failure),
        NpgsqlException { InnerException: System.Security.Authentication.AuthenticationException } => new(
            "the database server's certificate is not trusted", "give its root with 'Root Certificate=FILE' in Storage:ConnectionString", e),
        NpgsqlException => new(
            "the database server cannot be reached, or the connection was lost", "start it, or correct host, port, user and password in Storage:ConnectionString", e),
        _ => null,
    };

    private static StorageException? Of(string state, DbException e) => state switch
    {
        ['2', '8', ..] => new("the database server refuses this user", Correct + ": user, password, or the server's pg_hba.conf", e),
        PostgresErrorCodes.InvalidCatalogName => new("the database does not exist", "create it with 'createdb', or " + Correct, e),
        PostgresErrorCodes.InvalidSchemaName => new("there is no schema for the tables", "create it, or correct 'Search Path' in Storage:ConnectionString", e),
        PostgresErrorCodes.InsufficientPrivilege => new("the database user lacks a right", "make it the owner of the database: ALTER DATABASE NAME OWNER TO USER", e),
        PostgresErrorCodes.DiskFull => new("the disk of the database server is full", "make room there; nothing that was confirmed is lost", e),
        ['5', '3', ..] => new("the database server has no room for another connection, or no memory", "raise max_connections there, or lower 'Maximum Pool Size' in Storage:ConnectionString", e),
        ['4', '0', ..] or PostgresErrorCodes.LockNotAvailable => new("other servers or commands change the same all the time", "try again", e),
        PostgresErrorCodes.ReadOnlySqlTransaction => new("this database server only reads: it follows another one", "name the one that writes in Storage:ConnectionString", e),
        ['0', '8', ..] or ['5', '7', 'P', ..] or IdleTooLong => new("the database server is starting or stopping, or ended the connection", "try again in a moment", e),
        PostgresErrorCodes.QueryCanceled => new("the database server took too long", "raise 'Command Timeout' in Storage:ConnectionString", e),
        ['5', '8', ..] => new("the database server reports an error of its disk", "check its log and its disk", e),
        ['X', 'X', ..] => new("the database is damaged", "see the database server's log, and put the last backup back", e),
        _ => null,
    };
}
