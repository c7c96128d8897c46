using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations;

/// <summary><c>jklab backup FILE</c>: one consistent copy of database, keys and settings, while the server runs.</summary>
internal static class Backup
{
    internal static Command Create(CliContext context)
    {
        var target = new Argument<string>("FILE") { Description = "the file to write, for example jklab-2026-01-31.zip" };
        var overwrite = new Option<bool>("--overwrite") { Description = "replace an existing file" };
        var command = new Command("backup", "copy everything into one file, while the server runs") { target, overwrite };
        command.SetAction(parsed =>
        {
            var file = Path.GetFullPath(parsed.GetRequiredValue(target));
            if (File.Exists(file) && !parsed.GetValue(overwrite))
                throw new OwnerException($"{file} exists already", "name another file, or replace it with --overwrite");
            Write(context, file);
            var size = new FileInfo(file).Length;
            context.Say("keep the backup as safe as the data folder: it holds the private signing keys");
            return context.Print(new { File = file, Bytes = size, CreatedAt = Moment.ToText(context.Time.GetUtcNow()) }, writer => writer.WriteLine($"{file} ({size:N0} bytes)"));
        });
        return command;
    }

    private static void Write(CliContext context, string file)
    {
        var temporary = context.Folder.In("backup-" + Path.GetRandomFileName());
        try
        {
            // The keys after the database: a key that is made meanwhile is one too many, never one too few.
            var database = context.Database;
            DataFolder.CreatePrivate(temporary);
            var copy = Path.Combine(temporary, BackupFile.Database);
            database.CopyTo(copy);
            var keys = context.Get<KeyFolder>();
            var contents = keys.Ids().Select(id => ($"{BackupFile.Keys}/{id}.pem", keys.FileOf(id))).Prepend((BackupFile.Database, copy));
            if (File.Exists(context.Folder.SettingsFile)) contents = contents.Append((BackupFile.Settings, context.Folder.SettingsFile));
            BackupFile.Write(file, contents);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException($"the backup cannot be written: {e.Message.TrimEnd('.')}", "name a file in a folder where you may write, on a disk with room", e);
        }
        finally
        {
            if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        }
    }
}
