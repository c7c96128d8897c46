using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace JkLab.Bench.Load.Server;

/// <summary>
/// One thread that writes what has queued up in one transaction, on the disk before anybody is answered: WAL, synchronous=FULL, one
/// prepared statement.
/// </summary>
internal sealed class FloorWriter : IDisposable
{
    private const string Settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536";

    private readonly BlockingCollection<(FloorRow Row, TaskCompletionSource Done)> queue = [];
    private readonly Thread thread;

    internal FloorWriter(string file)
    {
        thread = new Thread(() => Run(file)) { IsBackground = true, Name = "floor" };
        thread.Start();
    }

    internal Task InsertAsync(FloorRow row)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Add((row, done));
        return done.Task;
    }

    public void Dispose()
    {
        queue.CompleteAdding();
        thread.Join();
        queue.Dispose();
    }

    private void Run(string file)
    {
        using var connection = new SqliteConnection(FloorTable.ConnectionString(file));
        connection.Open();
        connection.Execute(Settings);
        using var insert = FloorTable.Insert(connection);
        var batch = new List<TaskCompletionSource>();
        while (queue.TryTake(out var first, Timeout.Infinite))
        {
            using (var transaction = connection.BeginTransaction())
            {
                insert.Transaction = transaction;
                insert.Run(first.Row);
                batch.Add(first.Done);
                while (queue.TryTake(out var more))
                {
                    insert.Run(more.Row);
                    batch.Add(more.Done);
                }

                transaction.Commit();
            }

            foreach (var done in batch) done.SetResult();
            batch.Clear();
        }
    }
}
