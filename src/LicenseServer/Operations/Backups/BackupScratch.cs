using System.Text.RegularExpressions;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Backups;

/// <summary>
/// The folder in which a backup is put together: <c>backup-RANDOM</c> in the data folder, with a lock file that is held as long as somebody
/// works there. A process that is killed leaves it behind with all that is in it; the next backup deletes it.
/// </summary>
internal sealed partial class BackupScratch : IDisposable
{
    private const string Held = "lock";

    private readonly DataFolder scratch;
    private readonly IDisposable? held;

    /// <exception cref="StorageException">The data folder cannot be written to.</exception>
    internal BackupScratch(DataFolder folder)
    {
        // One at a time, so that nobody deletes a folder between its making and its locking.
        using var alone = TryBeAlone(folder);
        var leftovers = alone is null ? [] : Find(folder).Where(left => IsLocked(left) == false);
        foreach (var left in leftovers) TryDelete(left);
        scratch = new DataFolder(folder.In("backup-" + Path.GetRandomFileName()));
        held = scratch.TryLock(Held);
    }

    /// <summary>Folders that a killed backup left behind, or that look like it.</summary>
    internal static IEnumerable<string> Leftovers(DataFolder folder) => Find(folder).Where(left => IsLocked(left) != true);

    /// <summary>A path inside the folder.</summary>
    internal string In(string name) => scratch.In(name);

    /// <inheritdoc/>
    public void Dispose()
    {
        held?.Dispose();
        if (Directory.Exists(scratch.Path)) Directory.Delete(scratch.Path, recursive: true);
    }

    // A lock file that another user made keeps nobody from making a backup; only nothing is deleted then.
    private static IDisposable? TryBeAlone(DataFolder folder)
    {
        try
        {
            return folder.Lock(DataFolder.BackupLock);
        }
        catch (StorageException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Find(DataFolder folder) =>
        Directory.EnumerateDirectories(folder.Path, "backup-*").Where(found => Name().IsMatch(Path.GetFileName(found)));

    // Null where there is no lock: the folder may be somebody's own.
    private static bool? IsLocked(string path)
    {
        if (!File.Exists(Path.Combine(path, Held))) return null;
        try
        {
            using var taken = new DataFolder(path).TryLock(Held);
            return taken is null;
        }
        catch (StorageException)
        {
            return null;
        }
    }

    // Another user's stays, and doctor names it.
    private static void TryDelete(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    [GeneratedRegex(@"^backup-[a-z0-9]{8}\.[a-z0-9]{3}\z")]
    private static partial Regex Name();
}
