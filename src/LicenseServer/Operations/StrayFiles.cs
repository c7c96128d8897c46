using System.Security.Cryptography;
using JkLab.LicenseServer.Downloads;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Support;

namespace JkLab.LicenseServer.Operations;

/// <summary>Deletes files that no row names any more, or that a process did not live to name: at the start and every few hours.</summary>
internal sealed class StrayFiles(Database database, DataFolder folder, RandomNumberGenerator random, TimeProvider time, ILogger<StrayFiles> log) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Between = TimeSpan.FromHours(6);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = AfterStart; ; wait = Between)
        {
            await Task.Delay(wait, time, stoppingToken);
            await OwnThread.Run(() =>
            {
                Delete(folder.AttachmentsFolder, Attachment.AllStored);
                Delete(folder.ReleasesFolder, Release.AllStored);
            });
        }
    }

    private void Delete(string place, Func<Session, IReadOnlyList<StoredFile>> named)
    {
        try
        {
            var files = new StoredFiles(place, random);
            var names = files.Names();
            if (names.Count == 0) return;
            var kept = database.Read(named).Select(file => file.Name).ToHashSet();
            var strays = files.FindStrays(kept, names, time.GetUtcNow()).ToList();
            strays.ForEach(files.Delete);
            if (strays.Count > 0) log.LogInformation("{Count} files that nothing names deleted from {Folder}", strays.Count, Path.GetFileName(place));
        }
        catch (Exception e)
        {
            log.LogWarning("files that nothing names were not looked for: {Problem}", e.Message);
        }
    }
}
