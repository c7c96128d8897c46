using System.CommandLine;
using System.Globalization;
using JkLab.LicenseServer.Activation;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Storage.Copying;
using JkLab.LicenseServer.Storage.Postgres;
using JkLab.LicenseServer.Storage.Sqlite;

namespace JkLab.LicenseServer.Operations.Backups;

/// <summary><c>jklab restore FILE</c>: puts a backup back, whole or not at all, and keeps what was there before.</summary>
internal static class Restore
{
    internal static Command Create(CliContext context)
    {
        var source = Options.File("a file that 'backup' wrote");
        var overwrite = new Option<bool>("--overwrite") { Description = "replace what the data folder holds; it is kept beside it" };
        var passphrase = Options.Text("--passphrase-file", "the passphrase of an encrypted backup", "F");
        var command = new Command("restore", "put a backup back") { source, overwrite, passphrase };
        command.SetAction(parsed =>
        {
            var file = Path.GetFullPath(parsed.GetRequiredValue(source));
            if (!File.Exists(file)) throw new OwnerException($"{file} {(Directory.Exists(file) ? "is a folder" : "does not exist")}", "name a file that 'jklab backup FILE' wrote");
            if (!BackupFile.IsOne(file)) throw BackupFile.NoBackup(file, null);
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
        using var staged = new StagedFolder(folder, overwrite);
        var contents = staged.Contents;
        contents.Create();
        Unpack(file, contents, isEncrypted ? passphrase : null);
        var keys = TakeOver(context, contents, file, Replaced.Read(context));
        var strangers = RestoredKeys.Keep(keys, folder, contents);
        var kept = PutInPlace(context, staged, overwrite);
        foreach (var note in RestoredKeys.Notes(keys, strangers, folder, kept)) context.Say("note: " + note);
        return kept;
    }

    private static string? PutInPlace(CliContext context, StagedFolder staged, bool overwrite)
    {
        if (StorageSettings.IsShared(context.Settings)) return PutInPlaceShared(context, staged, overwrite);
        LeaveSharedSettings(context, staged.Contents);
        return staged.PutInPlace(context.Time.GetUtcNow(), context.Say);
    }

    private static void Unpack(string file, DataFolder contents, string? passphrase)
    {
        if (passphrase is null)
        {
            BackupFile.Unpack(file, contents);
            return;
        }

        var plain = contents.In("plain.zip");
        BackupFile.Decrypt(file, plain, passphrase);
        BackupFile.Unpack(plain, contents);
        File.Delete(plain);
    }

    // What a server of this installation uses is not in its folder. The tables that are there are put aside, none is dropped.
    private static string? PutInPlaceShared(CliContext context, StagedFolder staged, bool overwrite)
    {
        var (folder, contents) = (context.Folder, staged.Contents);
        using var target = new PostgresEngine(context.Settings[StorageSettings.ConnectionString]!);
        if (!overwrite && target.Exists()) throw new OwnerException("the PostgreSQL database is not empty", "add --overwrite; its tables are kept in a schema of their own");
        if (IsInUse(target)) throw new OwnerException("a server is running on the PostgreSQL database", "stop every server that uses it, then try again");
        var stamp = context.Time.GetUtcNow().ToString("yyyyMMdd_HHmmss_fff", CultureInfo.InvariantCulture);
        var (made, kept) = ("restored_" + stamp, "before_restore_" + stamp);
        var isFolderInPlace = false;
        string? old = null;
        try
        {
            using (var beside = target.Beside(made))
            using (var source = new SqliteEngine(contents)) DatabaseCopy.Run(source, beside, () => { });
            foreach (var part in new[] { "", "-wal", "-shm" }) File.Delete(contents.DatabaseFile + part);
            if (File.Exists(folder.SettingsFile)) File.Copy(folder.SettingsFile, contents.SettingsFile, overwrite: true);
            var hadTables = target.Exchange(made, kept, () =>
            {
                old = staged.PutInPlace(context.Time.GetUtcNow(), context.Say);
                isFolderInPlace = true;
            });
            if (hadTables) context.Say($"the tables that were in the PostgreSQL database are in its schema {kept} now");
            return old;
        }
        catch (StorageException e) when (isFolderInPlace)
        {
            throw new OwnerException(
                $"the data folder is the restored one, but perhaps not the PostgreSQL database: {e.Message}" + (old is null ? "" : $"; the old folder is in {old}"),
                "see to the database, and run the same again with --overwrite before you start a server", e);
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
    private static void LeaveSharedSettings(CliContext context, DataFolder contents)
    {
        const string Left = "appsettings.restored.json";
        if (!File.Exists(contents.SettingsFile) || !StorageSettings.IsShared(new ConfigurationBuilder().AddJsonFile(contents.SettingsFile).Build())) return;
        File.Move(contents.SettingsFile, contents.In(Left));
        context.Say($"note: the backup's settings name a PostgreSQL database; they are in {Left}, and this folder has a database of its own");
    }

    // Checked, brought to this version, and told that it is a restored one. Returns its keys.
    private static IReadOnlyList<StoredKey> TakeOver(CliContext context, DataFolder contents, string file, Replaced replaced)
    {
        try
        {
            using var engine = new SqliteEngine(contents);
            _ = Migrator.IsReady(engine);
            Migrator.Upgrade(engine);
            using var database = new Database(engine, () => contents.ServerId(context.Random), context.Time);
            if (database.Read(session => session.FindDamage().Any())) throw new OwnerException($"the database in {file} is damaged", "use an older backup; nothing was changed");
            var notes = database.Write<List<string>>(session =>
            {
                IssueFloor.Raise(session, context.Time.GetUtcNow(), replaced.IssueFloor);
                return CarryKeys.Run(session, replaced.Keys, replaced.Retired, context.Time.GetUtcNow()).Concat(replaced.LostRevocations(session))
                    .Concat(replaced.PassOverNumbers(session, context.Time.GetUtcNow())).ToList();
            }).Value;
            foreach (var note in notes) context.Say("note: " + note);
            EraseAgain.Run(context, database, contents, file);
            return database.Read(StoredKey.All);
        }
        catch (StorageException e)
        {
            throw new OwnerException($"the database in {file} cannot be used: {e.Message}", "use another backup; nothing was changed", e);
        }
    }
}
