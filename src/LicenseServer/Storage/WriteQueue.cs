using System.Data.Common;

namespace JkLab.LicenseServer.Storage;

/// <summary>
/// Group commit: one thread takes whatever has queued up, runs it in one transaction, each operation in a savepoint of its own, and answers
/// all of them after the one commit. Nobody waits for company: what comes while a commit runs is the next group.
/// </summary>
/// <remarks>A commit that reaches the disk costs about as much as signing a hundred codes, however much is in it.</remarks>
internal sealed class WriteQueue(StorageEngine engine, Lazy<string> server, TimeProvider time) : IDisposable
{
    /// <summary>Bounds how long the first of a group waits for the last.</summary>
    private const int MaxGroup = 256;

    private readonly Queue<PendingWrite> queue = new();
    private Thread? thread;
    private bool isClosed;

    internal Task<Result<T>> Add<T>(Func<Session, Result<T>> operation, bool mayRunAgain, CancellationToken ct)
    {
        var pending = new PendingWrite<T>(operation, mayRunAgain, ct);
        lock (queue)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            queue.Enqueue(pending);
            StorageMeter.Queued.Add(1);
            if (thread is null) Start();
            Monitor.Pulse(queue);
        }

        return pending.Task;
    }

    public void Dispose()
    {
        lock (queue)
        {
            isClosed = true;
            Monitor.Pulse(queue);
        }

        thread?.Join();
    }

    private void Start()
    {
        thread = new Thread(Run) { IsBackground = true, Name = "jklab writer" };
        thread.Start();
    }

    private void Run()
    {
        for (var group = Next(); group.Count > 0; group = Next())
        {
            Complete(group);
        }
    }

    private void Complete(List<PendingWrite> group)
    {
        var start = time.GetTimestamp();
        try
        {
            engine.Explained(() =>
            {
                if (group.All(pending => pending.MayRunAgain)) engine.Retries.Execute(() => Commit(group));
                else Commit(group);
                return true;
            });
            foreach (var pending in group) pending.Answer();
            StorageMeter.CommitSize.Record(group.Count);
            StorageMeter.CommitTime.Record(time.GetElapsedTime(start).TotalSeconds);
        }
        catch (GroupConflictException)
        {
            // One by one they hold one licence each, so that two servers cannot wait for each other.
            foreach (var pending in group) Complete([pending]);
        }
        catch (Exception e)
        {
            foreach (var pending in group) pending.Fail(e);
            StorageMeter.Failed.Add(group.Count);
        }
    }

    /// <returns>What has queued up; nothing when the queue was closed and is empty.</returns>
    private List<PendingWrite> Next()
    {
        var group = new List<PendingWrite>();
        lock (queue)
        {
            while (group.Count == 0)
            {
                while (queue.Count == 0 && !isClosed) Monitor.Wait(queue);
                if (queue.Count == 0) break;
                while (group.Count < MaxGroup && queue.TryDequeue(out var pending))
                {
                    StorageMeter.Queued.Add(-1);
                    if (pending.IsWanted()) group.Add(pending);
                }
            }
        }

        return group;
    }

    private void Commit(List<PendingWrite> group)
    {
        using var connection = engine.Open(toWrite: true);
        using var transaction = connection.BeginTransaction(engine.WriteLevel);
        var session = new Session(connection, transaction, engine, server.Value);
        try
        {
            foreach (var pending in group) pending.Run(session);
            session.WriteNotes();
        }
        catch (DbException e) when (group.Count > 1 && engine.IsConflict(e))
        {
            throw new GroupConflictException(e);
        }

        EndTransaction(transaction);
    }

    // Whether a commit took place whose answer was lost, nobody can tell: it is not tried again, and whoever asks again finds it.
    private void EndTransaction(DbTransaction transaction)
    {
        try
        {
            transaction.Commit();
        }
        catch (DbException e) when (engine.IsLost(e))
        {
            throw new StorageException("the connection to the database was lost during a commit", "ask again: what was committed is there, and is not done twice", e);
        }
    }

    /// <summary>Two servers wanted the same licences in another order.</summary>
    private sealed class GroupConflictException(DbException inner) : Exception(inner.Message, inner);
}
