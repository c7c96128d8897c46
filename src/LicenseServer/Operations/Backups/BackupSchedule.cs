using JkLab.LicenseServer.Privacy;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Backups;

/// <summary>Makes a backup whenever the newest one is older than the setting says, copies it to the second folder, and deletes old ones. Of servers that share a database one does it for all.</summary>
internal sealed class BackupSchedule(
    BackupWriter writer, Database database, Lease lease, DataFolder folder, IConfiguration configuration, TimeProvider time, ILogger<BackupSchedule> log)
    : BackgroundService
{
    private const string Job = "scheduled backup";
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(30);

    private readonly BackupSettings settings = BackupSettings.Read(configuration, folder);
    private volatile bool holdsLease;

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (holdsLease) lease.GiveBack(Job); // the process ends before its backup does
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Interval is not { } interval) return;
        for (var wait = Look; ; wait = await TryAsync(interval) ? Look : AfterFailure) await Task.Delay(wait, time, stoppingToken);
    }

    private async Task<bool> TryAsync(TimeSpan interval)
    {
        try
        {
            await OwnThread.Run(() => Run(interval, time.GetUtcNow()));
            return true;
        }
        catch (Exception e)
        {
            // Whatever it is: the server goes on without it, and says so in the log, in the age of the newest backup and in 'doctor'.
            log.LogError("the scheduled backup failed and is tried again in {Minutes} minutes: {Problem}", AfterFailure.TotalMinutes, e.Message);
            return false;
        }
    }

    private void Run(TimeSpan interval, DateTimeOffset now)
    {
        var here = new BackupSet(settings.Folder);
        if (IsDue(here, interval, now))
        {
            if (!database.IsShared) Write(here, now);
            else if (lease.TryTake(Job, interval)) WriteForAll(here, now);
        }

        if (settings.SecondFolder is not { } second || here.Newest(now) is not { } newest || !BackupCipher.IsEncrypted(newest.File)) return;
        try
        {
            CopyTo(second, newest, now);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OwnerException)
        {
            throw new OwnerException($"the copy in the second folder {second} could not be made: {e.Message.TrimEnd('.')}; the first one is there, {newest.File}", $"correct {BackupSettings.SecondPath}", e);
        }
    }

    private void CopyTo(string second, (string File, DateTimeOffset At) newest, DateTimeOffset now)
    {
        ErasedList.CopyTo(folder.Path, second);
        var there = new BackupSet(second);
        if (there.Newest(now)?.At >= newest.At) return;
        there.Add(newest.File);
        there.Rotate(settings.Keep, now);
        log.LogInformation("backup {File} copied to the second folder", Path.GetFileName(newest.File));
    }

    private void WriteForAll(BackupSet here, DateTimeOffset now)
    {
        holdsLease = true;
        try
        {
            Write(here, now);
        }
        catch
        {
            lease.GiveBack(Job);
            throw;
        }
        finally
        {
            holdsLease = false;
        }
    }

    private void Write(BackupSet here, DateTimeOffset now)
    {
        var passphrase = settings.ReadPassphrase();
        var file = here.NameFor(now, isEncrypted: passphrase is not null);
        writer.Write(file, passphrase, withKeys: true);
        here.Rotate(settings.Keep, now);
        log.LogInformation("backup {File} written, {Bytes} bytes", Path.GetFileName(file), new FileInfo(file).Length);
    }

    private static bool IsDue(BackupSet here, TimeSpan interval, DateTimeOffset now) => here.Newest(now) is not { } newest || now - newest.At >= interval;
}
