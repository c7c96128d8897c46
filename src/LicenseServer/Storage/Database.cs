using Microsoft.Data.Sqlite;

namespace JkLab.LicenseServer.Storage;

/// <summary>
/// The database, one per process: transactions that read one consistent state, and transactions that write.
/// </summary>
/// <remarks>
/// SQLite in WAL mode with synchronous=FULL: readers never wait, a commit has reached the disk. Writers queue within the process;
/// between processes SQLite's own lock orders them. What runs inside is synchronous and does no I/O but SQL and signing.
/// </remarks>
public sealed class Database : IDisposable
{
    private readonly string connectionString;
    private readonly SemaphoreSlim writer = new(1, 1);

    static Database() => ColumnTypes.Register();

    internal Database(string file)
    {
        connectionString = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, ForeignKeys = true, DefaultTimeout = 30 }
            .ToString();
    }

    /// <summary>Reads one consistent state.</summary>
    /// <exception cref="StorageException">The database cannot be used.</exception>
    public T Read<T>(Func<Session, T> read) => SqliteErrors.Translate(() =>
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: true);
        return read(new Session(connection, transaction));
    });

    /// <summary>Reads one consistent state.</summary>
    /// <exception cref="StorageException">The database cannot be used.</exception>
    public Task<T> ReadAsync<T>(Func<Session, T> read, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(Read(read));
    }

    /// <summary>Writes in one transaction; a refusal or an exception leaves everything as it was.</summary>
    /// <exception cref="StorageException">The database cannot be used; nothing was written.</exception>
    public Result<T> Write<T>(Func<Session, Result<T>> write)
    {
        writer.Wait();
        try
        {
            return Commit(write);
        }
        finally
        {
            writer.Release();
        }
    }

    /// <summary>Writes in one transaction; a refusal or an exception leaves everything as it was.</summary>
    /// <exception cref="StorageException">The database cannot be used; nothing was written.</exception>
    public async Task<Result<T>> WriteAsync<T>(Func<Session, Result<T>> write, CancellationToken ct = default)
    {
        await writer.WaitAsync(ct);
        try
        {
            return Commit(write);
        }
        finally
        {
            writer.Release();
        }
    }

    /// <summary>Writes a consistent copy into a new file while others read and write.</summary>
    /// <exception cref="StorageException">The database cannot be read, or the file not be written.</exception>
    public void CopyTo(string file) => SqliteErrors.Translate(() =>
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO @file";
        command.Parameters.AddWithValue("@file", file);
        return command.ExecuteNonQuery();
    });

    /// <summary>Closes the connections that wait for reuse.</summary>
    public void Dispose()
    {
        using (var connection = new SqliteConnection(connectionString)) SqliteConnection.ClearPool(connection);
        writer.Dispose();
    }

    internal SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 30000; PRAGMA synchronous = FULL;";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private Result<T> Commit<T>(Func<Session, Result<T>> write) => SqliteErrors.Translate(() =>
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var result = write(new Session(connection, transaction));
        if (result.Refusal is null) transaction.Commit();
        return result;
    });
}
