using System.Data;
using System.Data.Common;
using Dapper;
using DbUp;
using DbUp.Builder;
using JkLab.LicenseServer.Storage.Copying;
using JkLab.LicenseServer.Storage.Sqlite;
using Npgsql;
using Polly;

namespace JkLab.LicenseServer.Storage.Postgres;

/// <summary>
/// PostgreSQL, which several servers may share. Readers see a snapshot; writers lock the rows about which they decide, and wait for one
/// another there alone.
/// </summary>
/// <remarks>
/// The SQL stays within what YugabyteDB, CockroachDB and Citus take: no advisory locks, no LISTEN, no sequences, no table locks; conflicts
/// are tried again.
/// </remarks>
internal sealed class PostgresEngine : StorageEngine
{
    /// <summary>Half of them for readers.</summary>
    private const int Connections = 32;
    private const int FleetingConnections = 16;

    private const string VersionTable = "schema_version";
    private const string TableNames = TablesOf + "current_schema() ORDER BY 1";
    private const string TablesOf = "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema = ";

    private readonly string connectionString;
    private readonly NpgsqlDataSource source;
    private readonly NpgsqlDataSource fleeting;
    private readonly PostgresRetries retries = new();

    /// <param name="connectionString">A secret.</param>
    internal PostgresEngine(string connectionString)
    {
        this.connectionString = connectionString;
        source = PostgresPool.Create(connectionString, Connections);
        fleeting = PostgresPool.CreateFleeting(connectionString, FleetingConnections);

        // A reader holds its thread while it waits for the net.
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(workers, Connections + Environment.ProcessorCount), completions);
    }

    /// <inheritdoc/>
    internal override string Provider => "postgres";

    /// <inheritdoc/>
    internal override string Place
    {
        get
        {
            var named = new NpgsqlConnectionStringBuilder(connectionString);
            return $"PostgreSQL, {named.Host}/{named.Database}";
        }
    }

    /// <inheritdoc/>
    internal override IsolationLevel ReadLevel => IsolationLevel.RepeatableRead;

    /// <inheritdoc/>
    internal override IsolationLevel WriteLevel => IsolationLevel.ReadCommitted;

    /// <inheritdoc/>
    internal override string ForUpdateOf(string table) => " FOR UPDATE OF " + table;

    /// <inheritdoc/>
    internal override string ForShareOf(string table) => " FOR SHARE OF " + table;

    /// <inheritdoc/>
    internal override ResiliencePipeline Retries => retries.Pipeline;

    /// <inheritdoc/>
    internal override int? ReadsAtOnce => Connections / 2;

    /// <inheritdoc/>
    internal override bool IsEmbedded => false;

    /// <inheritdoc/>
    internal override DbConnection Open(bool toWrite) => source.OpenConnection();

    /// <inheritdoc/>
    internal override async Task<DbConnection> OpenFleetingAsync(CancellationToken ct) => await fleeting.OpenConnectionAsync(ct);

    /// <inheritdoc/>
    internal override StorageException? Explain(DbException e) => PostgresErrors.Explain(e);

    /// <inheritdoc/>
    internal override bool IsConflict(DbException e) => PostgresErrors.IsConflict(e);

    /// <inheritdoc/>
    internal override bool IsLost(DbException e) => PostgresErrors.IsLost(e);

    /// <inheritdoc/>
    internal override bool Exists() => Explained(() =>
    {
        using var connection = OpenForCopy();
        return connection.Query<string>(TableNames).Contains(PostgresJournal.Table);
    });

    /// <inheritdoc/>
    internal override int Version() => Explained(() => Retries.Execute(() =>
    {
        try
        {
            using var command = source.CreateCommand("SELECT version FROM schema_version WHERE one = 1");
            return command.ExecuteScalar() as int? ?? 0;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return 0;
        }
    }));

    /// <inheritdoc/>
    internal override void MarkReady(Session session, int version) => session.Execute(
        "INSERT INTO schema_version (one, version) VALUES (1, @version) ON CONFLICT (one) DO UPDATE SET version = EXCLUDED.version", new { version });

    /// <inheritdoc/>
    internal override UpgradeEngineBuilder Migrations()
    {
        using var command = source.CreateCommand("CREATE TABLE IF NOT EXISTS schema_version (one INTEGER NOT NULL PRIMARY KEY, version INTEGER NOT NULL)");
        command.ExecuteNonQuery();
        return DeployChanges.To.PostgresqlDatabase(PostgresPool.Unpooled(connectionString))
            .JournalTo((connections, log) => new PostgresJournal(connections, log))
            .WithExecutionTimeout(TimeSpan.Zero);
    }

    /// <inheritdoc/>
    internal override IDisposable LockForUpgrade() => Explained(() => UpgradeLock.Take(source));

    /// <inheritdoc/>
    internal override IEnumerable<string> FindDamage(Session session)
    {
        foreach (var table in session.Query<string>(TableNames)) session.ExecuteScalar<long>($"SELECT COUNT(*) FROM {table}"); // a damaged page is an error
        foreach (var index in session.Query<string>("SELECT CAST(indexrelid AS TEXT) FROM pg_index WHERE NOT indisvalid"))
            yield return $"the index with the number {index} is not valid";
    }

    /// <inheritdoc/>
    internal override long Size(Session session) => session.ExecuteScalar<long>("SELECT pg_database_size(current_database())");

    /// <inheritdoc/>
    internal override DbConnection OpenForCopy()
    {
        var connection = new NpgsqlConnection(PostgresPool.Unpooled(connectionString));
        connection.Open();
        return connection;
    }

    /// <inheritdoc/>
    internal override DbConnection? TryOpenForCopy() => OpenForCopy();

    /// <inheritdoc/>
    internal override void CopyTo(string file)
    {
        var staged = new DataFolder(file + ".unfinished");
        try
        {
            staged.Create();
            using (var target = new SqliteEngine(staged)) DatabaseCopy.Run(this, target, () => { });
            File.Move(staged.DatabaseFile, file);
        }
        finally
        {
            if (Directory.Exists(staged.Path)) Directory.Delete(staged.Path, recursive: true);
        }
    }

    /// <summary>Whether a program of this name is connected to the database from elsewhere.</summary>
    internal bool IsInUse() => Explained(() =>
    {
        using var connection = OpenForCopy();
        return connection.ExecuteScalar<bool>(
            """
            SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
                           AND application_name = current_setting('application_name'))
            """);
    });

    /// <summary>The same database with another schema, which is made: tables beside those that are used.</summary>
    /// <exception cref="StorageException">The right to create a schema is missing.</exception>
    internal PostgresEngine Beside(string schema) => Explained(() =>
    {
        using var connection = OpenForCopy();
        connection.Execute($"CREATE SCHEMA {schema}");
        return new PostgresEngine(new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = schema }.ToString());
    });

    /// <summary>Removes such a schema with all that is in it.</summary>
    internal void Drop(string schema) => Explained(() =>
    {
        using var connection = OpenForCopy();
        return connection.Execute($"DROP SCHEMA IF EXISTS {schema} CASCADE");
    });

    /// <summary>The functions by which triggers guard the tables of a schema.</summary>
    private static List<string> Guards(DbConnection connection, string schema) => connection.Query<string>(
        """
        SELECT DISTINCT CAST(p.proname AS TEXT)
        FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT t.tgisinternal AND n.nspname = @schema
        """,
        new { schema }).ToList();

    /// <summary>Puts the tables of another schema in the place of those that are used, all or none.</summary>
    /// <param name="schema">Where the new ones are; it is gone afterwards.</param>
    /// <param name="kept">The schema, to be made, into which the old ones go.</param>
    /// <param name="meanwhile">What belongs to it; when it fails, nothing has changed.</param>
    /// <returns>Whether there were old ones.</returns>
    /// <exception cref="StorageException">Others use the tables.</exception>
    internal bool Exchange(string schema, string kept, Action meanwhile) => Explained(() =>
    {
        using var connection = OpenForCopy();
        var used = connection.ExecuteScalar<string>("SELECT CAST(current_schema() AS TEXT)")!;
        var (old, made) = (connection.Query<string>(TableNames).ToList(), connection.Query<string>(TablesOf + "@schema", new { schema }).ToList());
        var (guards, newGuards) = (Guards(connection, used), Guards(connection, schema));
        using var transaction = connection.BeginTransaction();
        connection.Execute("SET LOCAL lock_timeout = '10s'", transaction: transaction);
        if (old.Count > 0) connection.Execute($"CREATE SCHEMA {kept}", transaction: transaction);
        foreach (var table in old) connection.Execute($"ALTER TABLE {table} SET SCHEMA {kept}", transaction: transaction);
        foreach (var guard in guards) connection.Execute($"ALTER FUNCTION {guard}() SET SCHEMA {kept}", transaction: transaction);
        foreach (var table in made) connection.Execute($"ALTER TABLE {schema}.{table} SET SCHEMA \"{used}\"", transaction: transaction);
        foreach (var guard in newGuards) connection.Execute($"ALTER FUNCTION {schema}.{guard}() SET SCHEMA \"{used}\"", transaction: transaction);
        connection.Execute($"DROP SCHEMA {schema}", transaction: transaction);
        meanwhile();
        transaction.Commit();
        return old.Count > 0;
    });

    /// <inheritdoc/>
    public override void Dispose()
    {
        source.Dispose();
        fleeting.Dispose();
    }

    /// <summary>The tables that the scripts made.</summary>
    internal static IReadOnlyList<string> Tables(DbConnection connection) =>
        [.. connection.Query<string>(TableNames).Except([.. TableShape.OfTheMoment, PostgresJournal.Table, VersionTable])];
}
