using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace JkLab.LicenseServer.Storage.Sqlite;

/// <summary>
/// A connection to SQLite that keeps the statements it has compiled, since compiling one takes longer than running it. Disposing of it
/// gives it back to its engine, statements and page cache with it.
/// </summary>
internal sealed class SqliteLink : DbConnection
{
    /// <summary>More different statements than the program has; those of lists with filters come and go.</summary>
    private const int MaxKept = 128;

    private readonly SqliteConnection connection;
    private readonly Action<SqliteLink> giveBack;
    private readonly Dictionary<string, SqliteCommand> compiled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, sqlite3_stmt> steps = new(StringComparer.Ordinal);

    internal SqliteLink(SqliteConnection connection, Action<SqliteLink> giveBack)
    {
        this.connection = connection;
        this.giveBack = giveBack;
        connection.Open();
    }

    /// <summary>Whether a transaction was left open that could not be ended.</summary>
    internal bool IsSound => connection.State == ConnectionState.Open && raw.sqlite3_get_autocommit(connection.Handle) != 0;

    /// <inheritdoc/>
    [AllowNull]
    public override string ConnectionString { get => "sqlite"; set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override string Database => connection.Database;

    /// <inheritdoc/>
    public override string DataSource => connection.DataSource;

    /// <inheritdoc/>
    public override string ServerVersion => connection.ServerVersion;

    /// <inheritdoc/>
    public override ConnectionState State => connection.State;

    /// <inheritdoc/>
    public override void Open()
    {
    }

    /// <inheritdoc/>
    public override void Close()
    {
    }

    /// <inheritdoc/>
    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    /// <summary>Runs a statement that takes nothing and gives nothing.</summary>
    internal void Run(string sql)
    {
        using var command = Take(sql);
        command.Command.ExecuteNonQuery();
    }

    /// <summary>Begins, ends or marks a transaction.</summary>
    /// <exception cref="SqliteException">It could not.</exception>
    internal void Step(string sql)
    {
        if (!steps.TryGetValue(sql, out var step))
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection.Handle, sql, out step), connection.Handle);
            steps.Add(sql, step);
        }

        var result = raw.sqlite3_step(step);
        raw.sqlite3_reset(step);
        if (result != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(result, connection.Handle);
    }

    /// <summary>A compiled statement, for one use.</summary>
    internal Taken Take(string sql)
    {
        if (!compiled.Remove(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
        }

        return new Taken(this, command);
    }

    /// <summary>Closes it for good.</summary>
    internal void Discard()
    {
        foreach (var command in compiled.Values) command.Dispose();
        foreach (var step in steps.Values) step.Dispose();
        connection.Dispose();
    }

    /// <inheritdoc/>
    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new SqliteStep(this, isolationLevel);

    /// <inheritdoc/>
    protected override DbCommand CreateDbCommand() => new SqliteStatement(this);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => giveBack(this);

    private void PutBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        if (compiled.Count >= MaxKept || !compiled.TryAdd(command.CommandText, command)) command.Dispose();
    }

    /// <summary>A compiled statement in use.</summary>
    internal readonly struct Taken(SqliteLink link, SqliteCommand command) : IDisposable
    {
        internal SqliteCommand Command => command;

        public void Dispose() => link.PutBack(command);
    }
}
