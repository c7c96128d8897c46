using System.Data.Common;
using Dapper;

namespace JkLab.LicenseServer.Storage;

/// <summary>
/// The database, one per process: transactions that read one consistent state, and operations that write, many of which share a commit.
/// </summary>
/// <remarks>What runs inside is synchronous and does no I/O but SQL and signing.</remarks>
public sealed class Database : IDisposable
{
    private readonly StorageEngine engine;
    private readonly WriteQueue writes;
    private readonly SemaphoreSlim? readers;

    static Database() => ColumnTypes.Register();

    /// <param name="engine">Where it is.</param>
    /// <param name="server">Gives this installation's name, once something is written.</param>
    /// <param name="time">Measures what commits take.</param>
    internal Database(StorageEngine engine, Func<string> server, TimeProvider time)
    {
        this.engine = engine;
        readers = engine.ReadsAtOnce is { } most ? new SemaphoreSlim(most) : null;
        writes = new WriteQueue(engine, new Lazy<string>(server, LazyThreadSafetyMode.PublicationOnly), time);
    }

    internal StorageEngine Engine => engine;

    /// <summary>Whether other servers may use it too.</summary>
    public bool IsShared => !engine.IsEmbedded;

    /// <summary>Reads one consistent state.</summary>
    /// <exception cref="StorageException">The database cannot be used.</exception>
    public T Read<T>(Func<Session, T> read) => engine.Explained(() => engine.Retries.Execute(() => ReadOnce(read)));

    /// <summary>Reads one consistent state.</summary>
    /// <exception cref="StorageException">The database cannot be used.</exception>
    public Task<T> ReadAsync<T>(Func<Session, T> read, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        return readers is null ? Task.FromResult(Read(read)) : ReadInTurnAsync(read, ct);
    }

    /// <summary>Reads at once or not at all: says how things stand now, where <see cref="ReadAsync"/> waits until they are better.</summary>
    /// <exception cref="StorageException">The database cannot be used.</exception>
    public T ReadNow<T>(Func<Session, T> read) => engine.Explained(() => ReadOnce(read));

    /// <summary>Writes; a refusal or an exception leaves everything as it was. Returns when it has reached the disk.</summary>
    /// <param name="write">The operation.</param>
    /// <param name="mayRunAgain">Whether it may run again from the start, as with <see cref="WriteAsync"/>.</param>
    /// <exception cref="StorageException">The database cannot be used; nothing was written.</exception>
    public Result<T> Write<T>(Func<Session, Result<T>> write, bool mayRunAgain = false) => writes.Add(write, mayRunAgain, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Writes; a refusal or an exception leaves everything as it was. Completes when it has reached the disk.</summary>
    /// <param name="write">Runs again from the start after a lost connection or a conflict, so it does nothing but SQL and signing.</param>
    /// <param name="ct">Withdraws what has not begun yet.</param>
    /// <exception cref="StorageException">The database cannot be used; nothing was written that another try would not find.</exception>
    public Task<Result<T>> WriteAsync<T>(Func<Session, Result<T>> write, CancellationToken ct = default) => writes.Add(write, mayRunAgain: true, ct);

    /// <summary>
    /// Runs a single statement at once, outside of any transaction and without a second try; for databases that several servers share.
    /// What it changed may be lost when the database server's computer dies, so it is for what does not matter then.
    /// </summary>
    /// <returns>The first column of the first row.</returns>
    /// <exception cref="StorageException">The database cannot be used.</exception>
    public async Task<T?> RunFleetingAsync<T>(string sql, object args)
    {
        try
        {
            await using var connection = await engine.OpenFleetingAsync(CancellationToken.None);
            return await connection.ExecuteScalarAsync<T>(sql, args);
        }
        catch (DbException e) when (engine.Explain(e) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>Writes a consistent copy into a new SQLite file while others read and write.</summary>
    /// <exception cref="StorageException">The database cannot be read, or the file not be written.</exception>
    public void CopyTo(string file) => engine.CopyTo(file);

    /// <summary>Gives the commit that is under way a second, and closes the connections.</summary>
    public void Dispose()
    {
        writes.Dispose();
        engine.Dispose();
        readers?.Dispose();
    }

    private T ReadOnce<T>(Func<Session, T> read)
    {
        using var connection = engine.Open();
        using var transaction = connection.BeginTransaction(engine.ReadLevel);
        return read(new Session(connection, transaction, engine, server: null));
    }

    // Whoever waits, for a connection or for the database to come back, holds no thread.
    private async Task<T> ReadInTurnAsync<T>(Func<Session, T> read, CancellationToken ct)
    {
        try
        {
            return await engine.Retries.ExecuteAsync(
                async stop =>
                {
                    await readers!.WaitAsync(stop);
                    try
                    {
                        return ReadOnce(read);
                    }
                    finally
                    {
                        readers.Release();
                    }
                },
                ct);
        }
        catch (DbException e) when (engine.Explain(e) is { } explained)
        {
            throw explained;
        }
    }
}
