using Microsoft.Data.Sqlite;

namespace JkLab.Bench.Load.Server;

/// <summary>What one writes first: a pooled connection and a transaction for each request. Writers queue, so that none polls for SQLite's lock.</summary>
internal sealed class NaiveWriter(string file)
{
    private readonly SemaphoreSlim writer = new(1, 1);

    internal async Task InsertAsync(FloorRow row)
    {
        await writer.WaitAsync();
        try
        {
            using var connection = new SqliteConnection(FloorTable.ConnectionString(file));
            connection.Open();
            connection.Execute("PRAGMA synchronous = FULL");
            using var transaction = connection.BeginTransaction();
            using var insert = FloorTable.Insert(connection);
            insert.Transaction = transaction;
            insert.Run(row);
            transaction.Commit();
        }
        finally
        {
            writer.Release();
        }
    }
}
