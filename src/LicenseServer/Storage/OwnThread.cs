namespace JkLab.LicenseServer.Storage;

/// <summary>
/// Where jobs run that take seconds: the pool has as few threads as the machine has cores, and two such jobs on it let every request wait
/// until it has grown, for two seconds.
/// </summary>
internal static class OwnThread
{
    /// <summary>Runs it on a thread that ends with it.</summary>
    internal static Task Run(Action job) => Task.Factory.StartNew(job, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
