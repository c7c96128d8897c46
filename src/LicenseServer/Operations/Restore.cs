using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using JkLab.LicenseCore;
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
    private static readonly string[] NotCounted = [DataFolder.ServeLock, DataFolder.CreateLock, "logs"];

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
                var secret = parsed.GetValue(passphrase) is { } named ? KeyFolder.ReadPassphrase(named) : null;
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
        var unique = "restoring-" + Path.GetRandomFileName();
        var staged = new DataFolder(fillInside ? folder.In(unique) : $"{folder.Path}.{unique}");
        try
        {
            staged.Create();
            Unpack(file, staged, isEncrypted ? passphrase : null);
            TakeOver(context, staged, file, ReadFloor(context));
            if (StorageSettings.IsShared(context.Settings)) FillShared(context, folder, staged, overwrite);
            if (staged.HasNoKeys && !folder.HasNoKeys) KeepKeys(folder, staged);
            if (fillInside) return MoveInto(folder, staged);
            if (!exists) return PutInPlace(folder, staged);

            // Windows renames no folder in which a file is open. A server that starts in this moment opens one itself, and nothing is renamed.
            if (OperatingSystem.IsWindows()) Release(only, alone);
            return Exchange(folder, staged, context.Time.GetUtcNow());
        }
        finally
        {
            if (Directory.Exists(staged.Path)) Directory.Delete(staged.Path, recursive: true);
        }
    }

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
    internal static string Exchange(DataFolder folder, DataFolder staged, DateTimeOffset now)
    {
        var kept = $"{folder.Path}.before-restore-{now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        Directory.Move(folder.Path, kept);
        try
        {
            Directory.Move(staged.Path, folder.Path);
            return kept;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            PutBack(kept, folder, e);
            throw new OwnerException(
                $"the backup cannot be put in place: {e.Message.TrimEnd('.')}; the old data folder is back in {folder.Path}",
                "try again while no other command runs, or restore into another folder with --data DIR", e);
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
    private static void FillShared(CliContext context, DataFolder folder, DataFolder staged, bool overwrite)
    {
        using var target = new PostgresEngine(context.Settings[StorageSettings.ConnectionString]!);
        if (overwrite && target.PutAside("before_restore_" + context.Time.GetUtcNow().ToString("yyyyMMdd_HHmmss", CultureInfo.InvariantCulture)) is { } schema)
            context.Say($"the tables that were in the PostgreSQL database are in its schema {schema} now");
        using (var source = new SqliteEngine(staged)) DatabaseCopy.Run(source, target, () => { });
        foreach (var part in new[] { "", "-wal", "-shm" }) File.Delete(staged.DatabaseFile + part);
        if (File.Exists(folder.SettingsFile)) File.Copy(folder.SettingsFile, staged.SettingsFile, overwrite: true);
    }

    // What is replaced may be damaged, which is why it is replaced: then it has nothing to say.
    private static int ReadFloor(CliContext context)
    {
        try
        {
            using var database = new Database(StorageSettings.Engine(context.Settings, context.Folder), () => "", context.Time);
            return database.Engine.Version() == 0 ? 0 : database.Read(session => IssueFloor.Of(session, Day.Of(context.Time.GetUtcNow())));
        }
        catch (Exception e) when (e is StorageException or DbException)
        {
            return 0;
        }
    }

    // Checked, brought to this version, and told that it is a restored one.
    private static void TakeOver(CliContext context, DataFolder staged, string file, int floor)
    {
        try
        {
            using var engine = new SqliteEngine(staged);
            _ = Migrator.IsReady(engine);
            Migrator.Upgrade(engine);
            using var database = new Database(engine, () => staged.ServerId(context.Random), context.Time);
            if (database.Read(session => session.FindDamage().Any())) throw new OwnerException($"the database in {file} is damaged", "use an older backup; nothing was changed");
            _ = database.Write<bool>(session =>
            {
                IssueFloor.Raise(session, context.Time.GetUtcNow(), floor);
                return true;
            }).Value;
        }
        catch (StorageException e)
        {
            throw new OwnerException($"the database in {file} cannot be used: {e.Message}", "use another backup; nothing was changed", e);
        }
    }
}
