using System.Data.Common;
using Dapper;

namespace JkLab.LicenseServer.Storage;

/// <summary>A connection inside a transaction: the only way to run SQL, so that no call forgets the transaction.</summary>
public sealed class Session
{
    private readonly DbConnection connection;
    private readonly DbTransaction transaction;
    private readonly StorageEngine engine;
    private readonly List<(Action<Session, IReadOnlyList<object>> Write, object Note)> notes = [];
    private readonly List<Action> afterwards = [];

    private readonly string? server;
    private readonly TimeProvider? time;

    internal Session(DbConnection connection, DbTransaction transaction, StorageEngine engine, string? server, TimeProvider? time = null)
    {
        this.server = server;
        this.time = time;
        this.connection = connection;
        this.transaction = transaction;
        this.engine = engine;
    }

    /// <summary>Ends a SELECT whose rows of one table nobody else shall change until the commit; in a transaction that only reads it is empty.</summary>
    /// <param name="table">The table, by its alias in the statement.</param>
    public string ForUpdateOf(string table) => server is null ? "" : engine.ForUpdateOf(table);

    /// <summary>Ends a SELECT whose rows of one table nobody shall change until the commit, though others may lean on them too; empty where nothing is written.</summary>
    /// <param name="table">The table, by its alias in the statement.</param>
    public string ForShareOf(string table) => server is null ? "" : engine.ForShareOf(table);

    /// <summary>The name of this installation among the servers of the database.</summary>
    /// <exception cref="InvalidOperationException">The transaction only reads.</exception>
    public string Server => server ?? throw new InvalidOperationException("only what writes has to name its server");

    /// <summary>The time, by this server's clock.</summary>
    /// <exception cref="InvalidOperationException">The transaction only reads.</exception>
    public DateTimeOffset Now => time?.GetUtcNow() ?? throw new InvalidOperationException("only what writes has to know the time");

    /// <summary>All rows.</summary>
    public IEnumerable<T> Query<T>(string sql, object? args = null) => connection.Query<T>(sql, args, transaction);

    /// <summary>All rows, each made from its columns by hand: quicker than by their names, for what is asked all the time.</summary>
    public IReadOnlyList<T> Query<T>(string sql, object? args, Func<DbDataReader, T> make)
    {
        using var reader = Open(sql, args);
        var rows = new List<T>();
        while (reader.Read()) rows.Add(make(reader));
        return rows;
    }

    /// <summary>The first row, made from its columns by hand, or the default.</summary>
    public T? QueryFirstOrDefault<T>(string sql, object? args, Func<DbDataReader, T> make)
    {
        using var reader = Open(sql, args);
        return reader.Read() ? make(reader) : default;
    }

    /// <summary>All rows, one at a time; finish with them before the next statement.</summary>
    public IEnumerable<T> Stream<T>(string sql, object? args = null) => connection.Query<T>(sql, args, transaction, buffered: false);

    /// <summary>The first row or the default.</summary>
    public T? QueryFirstOrDefault<T>(string sql, object? args = null) => connection.QueryFirstOrDefault<T>(sql, args, transaction);

    /// <summary>Runs a statement, once for each element where <paramref name="args"/> is a list.</summary>
    /// <returns>The number of rows changed.</returns>
    public int Execute(string sql, object? args = null) => connection.Execute(sql, args, transaction);

    /// <summary>The first column of the first row.</summary>
    public T? ExecuteScalar<T>(string sql, object? args = null) => connection.ExecuteScalar<T>(sql, args, transaction);

    /// <summary>Leaves a note that is written at the end, once for all operations that share the commit. A refused operation's notes are forgotten.</summary>
    public void AtCommit(object note, Action<Session, IReadOnlyList<object>> write) => notes.Add((write, note));

    /// <summary>Does something once all of this is committed; it must not fail. A refused operation's is forgotten.</summary>
    public void AfterCommit(Action action) => afterwards.Add(action);

    internal IEnumerable<string> FindDamage() => engine.FindDamage(this);

    internal long Size() => engine.Size(this);

    internal void MarkReady(int version) => engine.MarkReady(this, version);

    /// <summary>Runs an operation; what it changed is undone where it is refused or fails.</summary>
    internal Result<T> Attempt<T>(Func<Session, Result<T>> operation)
    {
        const string Name = "operation";
        var (before, actionsBefore) = (notes.Count, afterwards.Count);
        transaction.Save(Name);
        try
        {
            var result = operation(this);
            if (result.Refusal is not null) Undo();
            transaction.Release(Name);
            return result;
        }
        catch (Exception e) when (!IsOfStorage(e))
        {
            Undo();
            transaction.Release(Name);
            throw;
        }

        void Undo()
        {
            transaction.Rollback(Name);
            notes.RemoveRange(before, notes.Count - before);
            afterwards.RemoveRange(actionsBefore, afterwards.Count - actionsBefore);
        }
    }

    /// <summary>Whether a failure is the database's, and so of everything in the transaction.</summary>
    internal bool IsOfStorage(Exception e) => e is DbException failure && (engine.IsLost(failure) || engine.Explain(failure) is not null);

    internal void WriteNotes()
    {
        foreach (var group in notes.GroupBy(note => note.Write)) group.Key(this, [.. group.Select(note => note.Note)]);
    }

    internal void TellCommitted()
    {
        foreach (var action in afterwards) action();
    }

    private DbDataReader Open(string sql, object? args) => (DbDataReader)connection.ExecuteReader(sql, args, transaction);
}
