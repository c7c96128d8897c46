using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Privacy;

/// <summary>Runs <see cref="RetentionRun"/> once a day, from a minute after the start on. Of servers that share a database one does it for all.</summary>
internal sealed class RetentionJob(RetentionRun retention, Lease lease, TimeProvider time, ILogger<RetentionJob> log) : BackgroundService
{
    private const string Job = "retention";
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);
    private static readonly TimeSpan Look = TimeSpan.FromHours(1);
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = First; ; wait = Look)
        {
            await Task.Delay(wait, time, stoppingToken);
            await OwnThread.Run(Run);
        }
    }

    private void Run()
    {
        try
        {
            if (lease.TryTake(Job, Interval)) RunInTurn();
        }
        catch (Exception e)
        {
            // Whatever it is: the server goes on without it, and tries again in an hour.
            log.LogError("data that is over could not be deleted, which is tried again: {Problem}", e.Message);
        }
    }

    private void RunInTurn()
    {
        try
        {
            foreach (var part in retention.Run()) log.LogInformation("{Count} of {Name} were over and are {What}", part.Count, part.Name, part.Deleted ? "deleted" : "anonymous");
        }
        catch
        {
            lease.GiveBack(Job);
            throw;
        }
    }
}
