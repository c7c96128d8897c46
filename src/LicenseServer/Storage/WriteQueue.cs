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

    /// <summary>How many that were in each other's way run beside the writer, each on a connection of its own.</summary>
    private const int MostAlone = 8;

    /// <summary>At the end nobody waits any longer for what is still in the queue: who asked has been answered, or was cut off.</summary>
    private static readonly TimeSpan LastCommit = TimeSpan.FromSeconds(1);

    private readonly Queue<PendingWrite> queue = new();
    private readonly SemaphoreSlim conflicting = new(MostAlone);
    private int conflicts;
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

        thread?.Join(LastCommit);
        lock (queue)
        {
            if (conflicts > 0) Monitor.Wait(queue, LastCommit);
        }
    }

    private void Start()
    {
        thread = new Thread(Run) { IsBackground = true, Name = "jklab writer" };
        thread.Start();
    }

    private void Run()
    {
        for (var group = Next(); group.Count > 0; group = Next()) Complete(group, isAlone: false);
    }

    private void Complete(List<PendingWrite> group, bool isAlone)
    {
        var start = time.GetTimestamp();
        try
        {
            engine.Explained(() =>
            {
                var mayRunAgain = group.All(pending => pending.MayRunAgain);
                if (mayRunAgain) engine.Retries.Execute(() => Commit(group, mayStepAside: !isAlone));
                else Commit(group, mayStepAside: false);
                return true;
            });
            foreach (var pending in group) pending.Answer();
            StorageMeter.CommitSize.Record(group.Count);
            StorageMeter.CommitTime.Record(time.GetElapsedTime(start).TotalSeconds);
        }
        catch (StepAsideException)
        {
            // Alone each holds one licence, so that two servers cannot wait for each other, and who has to wait keeps nobody else waiting.
            foreach (var pending in group) CompleteAlone(pending);
        }
        catch (Exception e)
        {
            foreach (var pending in group) pending.Fail(e);
            StorageMeter.Failed.Add(group.Count);
        }
    }

    private void CompleteAlone(PendingWrite pending)
    {
        lock (queue) conflicts++;
        _ = RunAsync();

        async Task RunAsync()
        {
            await conflicting.WaitAsync();
            await Task.Run(() => Complete([pending], isAlone: true));
            conflicting.Release();
            lock (queue)
            {
                conflicts--;
                Monitor.PulseAll(queue);
            }
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

    private void Commit(List<PendingWrite> group, bool mayStepAside)
    {
        using var connection = engine.Open(toWrite: true);
        using var transaction = connection.BeginTransaction(engine.WriteLevel);
        var session = new Session(connection, transaction, engine, server.Value, time);
        try
        {
            foreach (var pending in group) pending.Run(session);
            session.WriteNotes();
        }
        catch (DbException e) when (mayStepAside && engine.IsConflict(e))
        {
            throw new StepAsideException(e);
        }

        EndTransaction(transaction);
        session.TellCommitted();
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

    /// <summary>Another server holds a licence, or two servers wanted the same ones in another order.</summary>
    private sealed class StepAsideException(DbException inner) : Exception(inner.Message, inner);
}
