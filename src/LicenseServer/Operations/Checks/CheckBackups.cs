using JkLab.LicenseServer.Operations.Backups;

namespace JkLab.LicenseServer.Operations.Checks;

/// <summary>Whether the server's own backups are as young as the settings want them.</summary>
internal static class CheckBackups
{
    internal static IEnumerable<Finding> Run(BackupSettings settings, DateTimeOffset now)
    {
        if (settings.Interval is not { } interval)
        {
            yield return Finding.Advice("backups", "the server makes none by itself", "set Backup:EveryHours, or call 'jklab backup FILE' from a timer of your own");
            yield break;
        }

        if (CheckPassphrase(settings) is { } unreadable) yield return unreadable;
        yield return Check(BackupSettings.FolderPath, settings.Folder, interval, now);
        if (settings.SecondFolder is { } second) yield return Check(BackupSettings.SecondPath, second, interval, now);
    }

    /// <summary>The file of the newest backup in either folder, or null.</summary>
    internal static string? FindNewest(BackupSettings settings, DateTimeOffset now) => new[] { settings.Folder, settings.SecondFolder }
        .Where(folder => folder is not null && BackupPlace.Problem(folder, mayCreate: true) is null)
        .Select(folder => new BackupSet(folder!).Newest(now)).OfType<(string File, DateTimeOffset At)>()
        .OrderByDescending(found => found.At).Select(found => found.File).FirstOrDefault();

    private static Finding? CheckPassphrase(BackupSettings settings)
    {
        try
        {
            settings.RequirePassphrase();
            return null;
        }
        catch (OwnerException e)
        {
            return Finding.Broken("backups", e.Message, e.Hint);
        }
    }

    private static Finding Check(string setting, string folder, TimeSpan interval, DateTimeOffset now) => BackupPlace.Problem(folder, mayCreate: true) is { } problem
        ? Finding.Advice("backups", problem, $"make it writable for the user that runs the server, or correct {setting}")
        : CheckAge(folder, interval, now);

    private static Finding CheckAge(string folder, TimeSpan interval, DateTimeOffset now) => new BackupSet(folder).Newest(now) switch
    {
        null => Finding.Advice("backups", $"there is none in {folder} yet", "the server makes one while it runs; if there is none tomorrow, look into its log"),
        { } newest when now - newest.At > 2 * interval =>
            Finding.Advice("backups", $"the newest in {folder} is {(now - newest.At).TotalDays:0.#} days old", "look into the server's log for what keeps it from making one"),
        { } newest => Finding.Ok("backups", $"the newest in {folder} is {(now - newest.At).TotalHours:0.#} hours old"),
    };
}
