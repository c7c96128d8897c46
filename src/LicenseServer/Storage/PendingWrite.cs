namespace JkLab.LicenseServer.Storage;

/// <summary>An operation that waits for its turn to be committed.</summary>
internal abstract class PendingWrite(bool mayRunAgain)
{
    /// <summary>Whether it may run again after it failed.</summary>
    internal bool MayRunAgain { get; } = mayRunAgain;

    /// <summary>Whether somebody still waits for it.</summary>
    internal abstract bool IsWanted();

    /// <summary>Runs it; its own failure stays its own.</summary>
    internal abstract void Run(Session session);

    /// <summary>Tells what came out, now that it is on the disk.</summary>
    internal abstract void Answer();

    /// <summary>Tells that nothing was committed.</summary>
    internal abstract void Fail(Exception e);
}

/// <inheritdoc/>
internal sealed class PendingWrite<T>(Func<Session, Result<T>> operation, bool mayRunAgain, CancellationToken ct) : PendingWrite(mayRunAgain)
{
    // The waiting requests go on elsewhere, so that the writer can take the next group at once.
    private readonly TaskCompletionSource<Result<T>> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Result<T> result;
    private Exception? failure;

    internal Task<Result<T>> Task => answer.Task;

    internal override bool IsWanted()
    {
        if (!ct.IsCancellationRequested) return true;
        answer.TrySetCanceled(ct);
        return false;
    }

    internal override void Run(Session session)
    {
        failure = null;
        try
        {
            result = session.Attempt(operation);
        }
        catch (Exception e) when (!session.IsOfStorage(e))
        {
            failure = e;
        }
    }

    internal override void Answer()
    {
        if (failure is null) answer.TrySetResult(result);
        else answer.TrySetException(failure);
    }

    internal override void Fail(Exception e) => answer.TrySetException(e);
}
