using System.Security.Cryptography;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Backups;

/// <summary>Writes everything into one file while others read and write: the owner's verb, the schedule and every migration use it.</summary>
internal sealed class BackupWriter(Database database, KeyFolder keys, DataFolder folder, IConfiguration settings, RandomNumberGenerator random)
{
    /// <summary>Writes a backup; it appears under its name only when it is whole.</summary>
    /// <param name="file">Where to; an existing file is replaced.</param>
    /// <param name="passphrase">Encrypts it; null leaves it readable to whoever has the file.</param>
    /// <param name="withKeys">Whether the private signing keys are in it.</param>
    /// <exception cref="OwnerException">It cannot be written.</exception>
    internal void Write(string file, string? passphrase, bool withKeys)
    {
        try
        {
            using var scratch = new BackupScratch(folder);

            // Keys and attachments after the database: one that is made meanwhile is one too many, never one too few.
            var copy = scratch.In(BackupFile.Database);
            database.CopyTo(copy);
            var contents = new List<(string Name, string Source)> { (BackupFile.Database, copy) };
            if (withKeys) contents.AddRange(keys.Ids().Select(id => ($"{BackupFile.Keys}/{id}.pem", keys.FileOf(id))));
            var attachments = new StoredFiles(folder.AttachmentsFolder, random);
            contents.AddRange(attachments.Names().Select(name => ($"{BackupFile.Attachments}/{name}", attachments.PathOf(name))));
            contents.AddRange(SiteFiles.InBackup(folder, settings));
            if (File.Exists(folder.SettingsFile)) contents.Add((BackupFile.Settings, folder.SettingsFile));
            foreach (var (_, source) in contents) RequireReadable(source);
            if (passphrase is null) BackupFile.Write(file, stream => BackupFile.Pack(stream, contents));
            else WriteEncrypted(file, scratch.In("plain.zip"), contents, passphrase);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException($"the backup cannot be written: {e.Message.TrimEnd('.')}", "name a file in a folder where you may write, on a disk with room", e);
        }
    }

    private static void RequireReadable(string source)
    {
        try
        {
            File.OpenRead(source).Dispose();
        }
        catch (Exception e) when (e is FileNotFoundException)
        {
            // An attachment that was erased since it was listed.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException($"{source} cannot be read, and belongs into the backup: {e.Message.TrimEnd('.')}", "make it readable for this user, or run this as the user that runs the server", e);
        }
    }

    private void WriteEncrypted(string file, string plainFile, List<(string Name, string Source)> contents, string passphrase)
    {
        BackupFile.Write(plainFile, stream => BackupFile.Pack(stream, contents));
        using var plain = File.OpenRead(plainFile);
        BackupFile.Write(file, stream => BackupCipher.Encrypt(plain, stream, passphrase, random));
    }
}
