using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Operations.Backups;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Checks;

/// <summary>Who may read the data folder and other secrets, and whether there is room.</summary>
internal static class CheckFiles
{
    private const long LittleRoom = 500L * 1024 * 1024;

    internal static IEnumerable<Finding> Run(DataFolder folder, IConfiguration settings)
    {
        var holdsPassword = StorageSettings.HoldsPassword(folder.SettingsFile) || MailSettings.HoldsPassword(folder.SettingsFile);
        foreach (var secret in new[]
        {
            settings[KeyFolder.PassphraseSetting], settings[BackupSettings.Passphrase], settings[MailSettings.PasswordFileSetting], holdsPassword ? folder.SettingsFile : null,
        })
        {
            if (File.Exists(secret) && KeyFolder.CheckMode(secret) is { } shown) yield return Finding.Advice("secrets", shown, $"chmod 600 {secret}");
        }

        if (!Directory.Exists(folder.Path)) yield break;
        yield return KeyFolder.CheckMode(folder.Path) is { } open
            ? Finding.Advice("folder", open, $"chmod 700 {folder.Path}")
            : Finding.Ok("folder", $"{folder.Path} is the owner's alone");
        if (File.Exists(folder.DatabaseFile) && KeyFolder.CheckMode(folder.DatabaseFile) is { } readable) yield return Finding.Advice("folder", readable, $"chmod 600 {folder.DatabaseFile}");
        yield return Disk(folder);
    }

    /// <summary>Whether there is room.</summary>
    internal static Finding Disk(DataFolder folder)
    {
        var free = new DriveInfo(folder.Path).AvailableFreeSpace;
        return free < LittleRoom
            ? Finding.Advice("disk", $"{free >> 20} MiB are free", "make room before the database cannot grow any more")
            : Finding.Ok("disk", $"{free >> 20} MiB are free");
    }
}
