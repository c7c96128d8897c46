using System.Globalization;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Backups;

/// <summary>When the server makes backups by itself, where they go and how many are kept.</summary>
internal sealed record BackupSettings
{
    private const string EveryHours = "Backup:EveryHours";
    private const string KeepCount = "Backup:Keep";
    internal const string FolderPath = "Backup:Folder";
    internal const string SecondPath = "Backup:SecondFolder";
    internal const string Passphrase = "Backup:PassphraseFile";

    /// <summary>All of them.</summary>
    internal static readonly string[] Names = [EveryHours, KeepCount, FolderPath, SecondPath, Passphrase];

    /// <summary>The time between two; null for never.</summary>
    internal required TimeSpan? Interval { get; init; }

    /// <summary>How many are kept in each folder, 1 to 1000.</summary>
    internal required int Keep { get; init; }

    /// <summary>Where they go.</summary>
    internal required string Folder { get; init; }

    /// <summary>Where a copy goes: another disk, a share.</summary>
    internal required string? SecondFolder { get; init; }

    /// <summary>The file with the passphrase that encrypts them.</summary>
    internal required string? PassphraseFile { get; init; }

    internal static IEnumerable<string> Check(IConfiguration settings)
    {
        if (Number(settings, EveryHours, 24, 0, 8760) is null) yield return $"the setting {EveryHours} is '{settings[EveryHours]}' and must be 0 (never) to 8760";
        if (Number(settings, KeepCount, 7, 1, 1000) is null) yield return $"the setting {KeepCount} is '{settings[KeepCount]}' and must be 1 to 1000";
        foreach (var name in new[] { FolderPath, SecondPath, Passphrase })
        {
            if (settings[name] is { Length: > 0 } path && !Path.IsPathRooted(path)) yield return $"the setting {name} is '{path}' and must be an absolute path";
        }

        if (settings[SecondPath] is { Length: > 0 } && settings[Passphrase] is not { Length: > 0 })
            yield return $"the setting {SecondPath} needs {Passphrase}: what leaves this disk is always encrypted";
    }

    /// <exception cref="OwnerException">Both folders are the same.</exception>
    internal static BackupSettings Read(IConfiguration settings, DataFolder folder)
    {
        var hours = Number(settings, EveryHours, 24, 0, 8760)!.Value;
        var read = new BackupSettings
        {
            Interval = hours == 0 ? null : TimeSpan.FromHours(hours),
            Keep = Number(settings, KeepCount, 7, 1, 1000)!.Value,
            Folder = settings[FolderPath] is { Length: > 0 } path ? path : folder.BackupsFolder,
            SecondFolder = settings[SecondPath] is { Length: > 0 } second ? second : null,
            PassphraseFile = settings[Passphrase] is { Length: > 0 } file ? file : null,
        };
        return read.SecondFolder is null || Resolve(read.SecondFolder) != Resolve(read.Folder) ? read : throw new OwnerException(
            $"the setting {SecondPath} names {read.Folder}, where the backups go in any case", "name a folder on another disk, or leave it out");
    }

    private static string Resolve(string path)
    {
        var folder = new DirectoryInfo(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        return (folder.LinkTarget is null ? folder : folder.ResolveLinkTarget(returnFinalTarget: true)!).FullName;
    }

    /// <summary>What encrypts them, or null.</summary>
    /// <exception cref="OwnerException">The file cannot be read.</exception>
    internal string? ReadPassphrase() => PassphraseFile is null ? null : KeyFolder.ReadPassphrase(PassphraseFile, Passphrase);

    /// <summary>Where no backup can be written to now: a share may be away, and come back.</summary>
    internal IEnumerable<string> FindProblems()
    {
        if (Interval is null) yield break;
        foreach (var (name, folder) in new[] { (FolderPath, Folder), (SecondPath, SecondFolder) })
        {
            if (folder is not null && BackupPlace.Problem(folder, mayCreate: true) is { } problem) yield return $"{name}: {problem}";
        }
    }

    /// <summary>Makes sure that scheduled backups can be encrypted.</summary>
    /// <exception cref="OwnerException">The file with their passphrase cannot be read.</exception>
    internal void RequirePassphrase()
    {
        if (Interval is not null) _ = ReadPassphrase();
    }

    private static int? Number(IConfiguration settings, string name, int otherwise, int min, int max) =>
        settings[name] is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max ? number : null;
}
