namespace JkLab.LicenseServer.Operations;

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

        yield return CheckAge(settings.Folder, interval, now);
        if (settings.SecondFolder is { } second) yield return CheckAge(second, interval, now);
    }

    private static Finding CheckAge(string folder, TimeSpan interval, DateTimeOffset now) => new BackupSet(folder).Newest(now) switch
    {
        null => Finding.Advice("backups", $"there is none in {folder} yet", "the server makes one while it runs; if there is none tomorrow, look into its log"),
        { } newest when now - newest.At > 2 * interval =>
            Finding.Advice("backups", $"the newest in {folder} is {(now - newest.At).TotalDays:0.#} days old", "look into the server's log for what keeps it from making one"),
        { } newest => Finding.Ok("backups", $"the newest in {folder} is {(now - newest.At).TotalHours:0.#} hours old"),
    };
}
