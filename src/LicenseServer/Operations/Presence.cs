using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations;

/// <summary>
/// Uses a shared database now and then, though nobody asks for anything: a server whose connections were cut is connected again, and a
/// restore sees that it runs.
/// </summary>
internal sealed class Presence(Database database, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!database.IsShared) return;
        while (true)
        {
            await Task.Delay(Often, time, stoppingToken);
            await OwnThread.Run(Touch);
        }
    }

    private void Touch()
    {
        try
        {
            database.ReadNow(session => session.ExecuteScalar<int>("SELECT 1"));
        }
        catch (StorageException)
        {
            // It is away; the calls of customers and the health checks say so.
        }
    }
}
