using System.Globalization;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Backups;

/// <summary>A data folder in the making, which takes the place of another, whole or not at all. What was there before is kept, and no server starts there meanwhile.</summary>
internal sealed class StagedFolder : IDisposable
{
    private const string Unfinished = "restoring-";
    private static readonly string[] NotCounted = [DataFolder.ServeLock, DataFolder.CreateLock, DataFolder.BackupLock, "logs", "lost+found"];

    private readonly DataFolder target;
    private readonly bool exists;
    private readonly bool isFilledInside;
    private readonly List<IDisposable> locks = [];

    /// <param name="target">The folder whose place it takes; it may not exist yet.</param>
    /// <param name="overwrite">Whether it may hold something.</param>
    /// <exception cref="OwnerException">A server runs there, or it holds something.</exception>
    internal StagedFolder(DataFolder target, bool overwrite)
    {
        // A link to a folder stays a link to it.
        if (new DirectoryInfo(target.Path) is { LinkTarget: not null } link) target = new DataFolder(link.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
        this.target = target;
        exists = Directory.Exists(target.Path);
        try
        {
            // An empty folder may be a mounted disk, which cannot be renamed: it is filled from inside.
            if (exists) Lock();
            isFilledInside = exists && Directory.EnumerateFileSystemEntries(target.Path).All(entry => NotCounted.Contains(Path.GetFileName(entry)));
            if (exists && !isFilledInside && !overwrite)
                throw new OwnerException($"the data folder {target.Path} is not empty", "restore into another one with --data DIR, or add --overwrite; the old one is kept");
        }
        catch
        {
            Release();
            throw;
        }

        var unique = Unfinished + Path.GetRandomFileName();
        Contents = new DataFolder(isFilledInside ? target.In(unique) : $"{target.Path}.{unique}");
    }

    /// <summary>The folder to fill; whoever fills it creates it.</summary>
    internal DataFolder Contents { get; }

    /// <summary>What others left behind, in a folder and beside it, when they were killed; or what one that runs is filling.</summary>
    internal static IEnumerable<string> Leftovers(DataFolder folder) =>
    [
        .. Directory.EnumerateDirectories(folder.Path, Unfinished + "*"),
        .. Directory.EnumerateDirectories(Path.GetDirectoryName(folder.Path)!, $"{Path.GetFileName(folder.Path)}.{Unfinished}*", new EnumerationOptions { IgnoreInaccessible = true }),
    ];

    /// <summary>Takes its place; when it cannot, the old folder is back there.</summary>
    /// <param name="now">Names the folder that is kept.</param>
    /// <param name="say">Told what the owner has to move himself.</param>
    /// <returns>Where the old folder is kept, or null when there was nothing in it.</returns>
    /// <exception cref="OwnerException">It cannot take the place.</exception>
    internal string? PutInPlace(DateTimeOffset now, Action<string> say)
    {
        if (isFilledInside) MoveInside();
        else if (exists) return Exchange(now, say);
        else Directory.Move(Contents.Path, target.Path);
        return null;
    }

    /// <summary>Deletes what did not take its place.</summary>
    public void Dispose()
    {
        try
        {
            if (Directory.Exists(Contents.Path)) Directory.Delete(Contents.Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // 'doctor' names what is left; what went wrong before is what the owner has to know.
        }

        Release();
    }

    private void Lock()
    {
        locks.Add(target.TryLock(DataFolder.ServeLock) ?? throw new OwnerException(
            $"a server is running on the data folder {target.Path}", "stop it first, or restore into another folder with --data DIR"));
        locks.Add(target.Lock(DataFolder.CreateLock));
    }

    private void Release()
    {
        foreach (var taken in locks) taken.Dispose();
        locks.Clear();
    }

    // The database last: as long as it is not there, nobody takes the folder for a finished one.
    private void MoveInside()
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(Contents.Path).OrderBy(entry => Path.GetFileName(entry) == BackupFile.Database))
            Directory.Move(entry, target.In(Path.GetFileName(entry)));
    }

    private string Exchange(DateTimeOffset now, Action<string> say)
    {
        // Windows renames no folder in which a file is open. A server that starts in this moment opens one itself, and nothing is renamed.
        if (OperatingSystem.IsWindows()) Release();
        var name = $"{target.Path}.before-restore-{now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        var kept = name;
        for (var twin = 2; Directory.Exists(kept); twin++) kept = $"{name}-{twin}"; // the second of a second
        Directory.Move(target.Path, kept);
        try
        {
            Directory.Move(Contents.Path, target.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            PutBack(kept, e);
            throw new OwnerException(
                $"the backup cannot be put in place: {e.Message.TrimEnd('.')}; the old data folder is back in {target.Path}",
                "try again while no other command runs, or restore into another folder with --data DIR", e);
        }

        var old = new DataFolder(kept);
        Keep(old.BackupsFolder, target.BackupsFolder, "the server's own backups", say);
        Keep(old.ReleasesFolder, target.ReleasesFolder, "the releases", say);
        if (!Directory.Exists(target.PagesFolder)) Keep(old.PagesFolder, target.PagesFolder, "the pages of the site", say);
        return kept;
    }

    // What is in no backup goes on where it was.
    private static void Keep(string old, string place, string what, Action<string> say)
    {
        if (!Directory.Exists(old)) return;
        try
        {
            Directory.Move(old, place);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            say($"note: {what} are in {old} still ({e.Message.TrimEnd('.')}); where that is a disk of its own, unmount it there and mount it at a new folder {place}, before the server starts and before you delete {Path.GetDirectoryName(old)}");
        }
    }

    private void PutBack(string kept, Exception failure)
    {
        try
        {
            Directory.Move(kept, target.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException(
                $"the backup cannot be put in place: {failure.Message.TrimEnd('.')}; the old data folder is in {kept}",
                $"rename it to {target.Path}, and try again while no other command runs", e);
        }
    }
}
