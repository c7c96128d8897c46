using System.CommandLine;
using System.Globalization;
using JkLab.LicenseServer.Activation;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Storage.Copying;
using JkLab.LicenseServer.Storage.Postgres;
using JkLab.LicenseServer.Storage.Sqlite;

namespace JkLab.LicenseServer.Operations;

/// <summary><c>jklab restore FILE</c>: puts a backup back, whole or not at all, and keeps what was there before.</summary>
internal static class Restore
{
    private static readonly string[] NotCounted = [DataFolder.ServeLock, DataFolder.CreateLock, DataFolder.BackupLock, "logs"];
    private const string Unfinished = "restoring-";

    internal static Command Create(CliContext context)
    {
        var source = new Argument<string>("FILE") { Description = "a file that 'backup' wrote" };
        var overwrite = new Option<bool>("--overwrite") { Description = "replace what the data folder holds; it is kept beside it" };
        var passphrase = Options.Text("--passphrase-file", "the passphrase of an encrypted backup", "F");
        var command = new Command("restore", "put a backup back") { source, overwrite, passphrase };
        command.SetAction(parsed =>
        {
            var file = Path.GetFullPath(parsed.GetRequiredValue(source));
            if (!File.Exists(file)) throw new OwnerException($"{file} does not exist", "name a file that 'jklab backup FILE' wrote");
            try
            {
                var secret = parsed.GetValue(passphrase) is { } named ? KeyFolder.ReadPassphrase(named, "--passphrase-file") : null;
                var kept = Run(context, file, secret, parsed.GetValue(overwrite));
                return context.Print(
                    new { DataFolder = context.Folder.Path, Kept = kept },
                    writer => writer.WriteLine($"restored {context.Folder.Path}" + (kept is null ? "" : $"; what was there before is in {kept}")));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new OwnerException(
                    $"the backup cannot be put back: {e.Message.TrimEnd('.')}", "restore into a new folder with --data DIR, in a place where you may write", e);
            }
        });
        return command;
    }

    /// <returns>Where the old folder is kept, or null when there was nothing in it.</returns>
    private static string? Run(CliContext context, string file, string? passphrase, bool overwrite)
    {
        var isEncrypted = BackupCipher.IsEncrypted(file);
        if (isEncrypted && passphrase is null) throw new OwnerException($"{file} is encrypted", "name the file with its passphrase with --passphrase-file F");

        var folder = context.Folder;
        var exists = Directory.Exists(folder.Path);
        using var only = exists ? LockAgainstServer(folder) : null;
        using var alone = exists ? folder.Lock(DataFolder.CreateLock) : null;
        var isEmpty = !exists || Directory.EnumerateFileSystemEntries(folder.Path).All(entry => NotCounted.Contains(Path.GetFileName(entry)));
        if (!isEmpty && !overwrite)
            throw new OwnerException($"the data folder {folder.Path} is not empty", "restore into another one with --data DIR, or add --overwrite; the old one is kept");

        // An empty folder may be a mounted disk, which cannot be renamed: it is filled from inside.
        var fillInside = exists && isEmpty;
        var unique = Unfinished + Path.GetRandomFileName();
        var staged = new DataFolder(fillInside ? folder.In(unique) : $"{folder.Path}.{unique}");
        string? Place() => fillInside ? MoveInto(folder, staged) : !exists ? PutInPlace(folder, staged) : Exchange(folder, staged, context.Time.GetUtcNow(), only, alone);
        try
        {
            staged.Create();
            Unpack(file, staged, isEncrypted ? passphrase : null);
            TakeOver(context, staged, file, Replaced.Read(context));
            if (staged.HasNoKeys && !folder.HasNoKeys) KeepKeys(folder, staged);
            if (staged.HasNoKeys) context.Say("note: the backup holds no private key; bring it back with 'jklab key import FILE'");
            if (StorageSettings.IsShared(context.Settings)) return PutInPlaceShared(context, folder, staged, overwrite, Place);
            LeaveSharedSettings(context, staged);
            return Place();
        }
        finally
        {
            if (Directory.Exists(staged.Path)) Directory.Delete(staged.Path, recursive: true);
        }
    }

    /// <summary>What restores into this folder left behind, in it and beside it, when they were killed; or what one that runs is filling.</summary>
    internal static IEnumerable<string> Leftovers(DataFolder folder) =>
    [
        .. Directory.EnumerateDirectories(folder.Path, Unfinished + "*"),
        .. Directory.EnumerateDirectories(Path.GetDirectoryName(folder.Path)!, $"{Path.GetFileName(folder.Path)}.{Unfinished}*", new EnumerationOptions { IgnoreInaccessible = true }),
    ];

    /// <summary>The database last: as long as it is not there, nobody takes the folder for a finished one.</summary>
    private static string? MoveInto(DataFolder folder, DataFolder staged)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(staged.Path).OrderBy(entry => Path.GetFileName(entry) == BackupFile.Database))
            Directory.Move(entry, folder.In(Path.GetFileName(entry)));
        return null;
    }

    private static string? PutInPlace(DataFolder folder, DataFolder staged)
    {
        Directory.Move(staged.Path, folder.Path);
        return null;
    }

    /// <returns>Where the old folder is kept; when the new one cannot take its place, the old one does again.</returns>
    internal static string Exchange(DataFolder folder, DataFolder staged, DateTimeOffset now, params IDisposable?[] locks)
    {
        // Windows renames no folder in which a file is open. A server that starts in this moment opens one itself, and nothing is renamed.
        if (OperatingSystem.IsWindows()) Release(locks);
        var name = $"{folder.Path}.before-restore-{now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        var kept = name;
        for (var twin = 2; Directory.Exists(kept); twin++) kept = $"{name}-{twin}"; // the second of a second
        Directory.Move(folder.Path, kept);
        try
        {
            Directory.Move(staged.Path, folder.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            PutBack(kept, folder, e);
            throw new OwnerException(
                $"the backup cannot be put in place: {e.Message.TrimEnd('.')}; the old data folder is back in {folder.Path}",
                "try again while no other command runs, or restore into another folder with --data DIR", e);
        }

        KeepBackups(new DataFolder(kept), folder);
        return kept;
    }

    // The server's own go on where they were. A disk of their own cannot be moved: then they stay in the old folder.
    private static void KeepBackups(DataFolder kept, DataFolder folder)
    {
        try
        {
            if (Directory.Exists(kept.BackupsFolder)) Directory.Move(kept.BackupsFolder, folder.BackupsFolder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static void PutBack(string kept, DataFolder folder, Exception failure)
    {
        try
        {
            Directory.Move(kept, folder.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException(
                $"the backup cannot be put in place: {failure.Message.TrimEnd('.')}; the old data folder is in {kept}",
                $"rename it to {folder.Path}, and try again while no other command runs", e);
        }
    }

    private static void Release(params IDisposable?[] locks)
    {
        foreach (var taken in locks) taken?.Dispose();
    }

    private static IDisposable LockAgainstServer(DataFolder folder) => folder.TryLock(DataFolder.ServeLock) ?? throw new OwnerException(
        $"a server is running on the data folder {folder.Path}", "stop it first, or restore into another folder with --data DIR");

    private static void Unpack(string file, DataFolder staged, string? passphrase)
    {
        if (passphrase is null)
        {
            BackupFile.Unpack(file, staged);
            return;
        }

        var plain = staged.In("plain.zip");
        BackupFile.Decrypt(file, plain, passphrase);
        BackupFile.Unpack(plain, staged);
        File.Delete(plain);
    }

    // A backup without keys belongs to the keys that are here.
    private static void KeepKeys(DataFolder folder, DataFolder staged)
    {
        foreach (var key in Directory.EnumerateFiles(folder.KeysFolder, "*.pem")) File.Copy(key, Path.Combine(staged.KeysFolder, Path.GetFileName(key)));
    }

    // What a server of this installation uses is not in its folder. The tables that are there are put aside, none is dropped.
    private static string? PutInPlaceShared(CliContext context, DataFolder folder, DataFolder staged, bool overwrite, Func<string?> place)
    {
        using var target = new PostgresEngine(context.Settings[StorageSettings.ConnectionString]!);
        if (!overwrite && target.Exists()) throw new OwnerException("the PostgreSQL database is not empty", "add --overwrite; its tables are kept in a schema of their own");
        if (IsInUse(target)) throw new OwnerException("a server is running on the PostgreSQL database", "stop every server that uses it, then try again");
        var stamp = context.Time.GetUtcNow().ToString("yyyyMMdd_HHmmss_fff", CultureInfo.InvariantCulture);
        var (made, kept) = ("restored_" + stamp, "before_restore_" + stamp);
        try
        {
            using (var beside = target.Beside(made))
            using (var source = new SqliteEngine(staged)) DatabaseCopy.Run(source, beside, () => { });
            foreach (var part in new[] { "", "-wal", "-shm" }) File.Delete(staged.DatabaseFile + part);
            if (File.Exists(folder.SettingsFile)) File.Copy(folder.SettingsFile, staged.SettingsFile, overwrite: true);
            string? old = null;
            if (target.Exchange(made, kept, () => old = place())) context.Say($"the tables that were in the PostgreSQL database are in its schema {kept} now");
            return old;
        }
        catch
        {
            TryDrop(target, made);
            throw;
        }
    }

    private static void TryDrop(PostgresEngine target, string schema)
    {
        try
        {
            target.Drop(schema);
        }
        catch (StorageException)
        {
            // Tables that nobody uses stay in a schema of their own; what went wrong before is what the owner has to know.
        }
    }

    // Who has just ended may still be in the list for a moment.
    private static bool IsInUse(PostgresEngine target)
    {
        for (var attempt = 0; target.IsInUse(); attempt++)
        {
            if (attempt == 20) return true;
            Thread.Sleep(100);
        }

        return false;
    }

    // A backup of a server on PostgreSQL, tried in a folder of its own: nothing here may reach for that database.
    private static void LeaveSharedSettings(CliContext context, DataFolder staged)
    {
        const string Left = "appsettings.restored.json";
        if (!File.Exists(staged.SettingsFile) || !StorageSettings.IsShared(new ConfigurationBuilder().AddJsonFile(staged.SettingsFile).Build())) return;
        File.Move(staged.SettingsFile, staged.In(Left));
        context.Say($"note: the backup's settings name a PostgreSQL database; they are in {Left}, and this folder has a database of its own");
    }

    // Checked, brought to this version, and told that it is a restored one.
    private static void TakeOver(CliContext context, DataFolder staged, string file, Replaced replaced)
    {
        try
        {
            using var engine = new SqliteEngine(staged);
            _ = Migrator.IsReady(engine);
            Migrator.Upgrade(engine);
            using var database = new Database(engine, () => staged.ServerId(context.Random), context.Time);
            if (database.Read(session => session.FindDamage().Any())) throw new OwnerException($"the database in {file} is damaged", "use an older backup; nothing was changed");
            foreach (var key in replaced.RetiredKeys.Except(database.Read(Replaced.RetiredKeysIn)))
                context.Say($"note: the key {key} was retired since this backup; retire it again with 'jklab key retire {key}' before you start the server");
            _ = database.Write<bool>(session =>
            {
                IssueFloor.Raise(session, context.Time.GetUtcNow(), replaced.IssueFloor);
                return true;
            }).Value;
        }
        catch (StorageException e)
        {
            throw new OwnerException($"the database in {file} cannot be used: {e.Message}", "use another backup; nothing was changed", e);
        }
    }
}
