using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Backups;

/// <summary><c>jklab backup FILE</c>: one consistent copy of database, keys and settings, while the server runs.</summary>
internal static class Backup
{
    internal static Command Create(CliContext context)
    {
        var target = Options.File("the file to write, for example jklab-2026-01-31.zip");
        var overwrite = new Option<bool>("--overwrite") { Description = "replace an existing file" };
        var passphrase = Options.Text("--passphrase-file", "encrypt it with the passphrase in this file", "F");
        var withoutKeys = new Option<bool>("--without-keys") { Description = "leave out the private signing keys" };
        var command = new Command("backup", "copy everything into one file, while the server runs") { target, overwrite, passphrase, withoutKeys };
        command.SetAction(parsed =>
        {
            var file = Path.GetFullPath(parsed.GetRequiredValue(target));
            if (File.Exists(file) && !parsed.GetValue(overwrite))
                throw new OwnerException($"{file} exists already", "name another file, or replace it with --overwrite");
            if (File.Exists(file) && !BackupFile.IsOne(file))
                throw new OwnerException($"{file} is no backup, and --overwrite replaces nothing else", "name another file");
            if (BackupPlace.Problem(Path.GetDirectoryName(file)!, mayCreate: false) is { } problem)
                throw new OwnerException($"the backup cannot be written: {problem}", "name a file in a folder that is there, and where you may write");
            var secret = parsed.GetValue(passphrase) is { } named ? KeyFolder.ReadPassphrase(named, "--passphrase-file") : null;
            var withKeys = !parsed.GetValue(withoutKeys);
            context.Get<BackupWriter>().Write(file, secret, withKeys);
            context.Say(Advice(secret is not null, withKeys));
            var size = new FileInfo(file).Length;
            return context.Print(
                new { File = file, Bytes = size, Encrypted = secret is not null, Keys = withKeys, CreatedAt = Moment.ToText(context.Time.GetUtcNow()) },
                writer => writer.WriteLine($"{file} ({size:N0} bytes)"));
        });
        return command;
    }

    private static string Advice(bool isEncrypted, bool withKeys) =>
        !withKeys ? "the private signing keys are not in it: keep them elsewhere, or no new code can be signed after a restore"
        : isEncrypted ? "keep the passphrase apart from the backup: without it nobody can put the backup back"
        : "keep the backup as safe as the data folder: it holds the private signing keys";
}
