using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Backups;

/// <summary>
/// A backup: a ZIP with <c>jklab.db</c>, <c>keys/KEY-ID.pem</c>, <c>attachments/ID</c>, <see cref="SiteFiles"/> and, where there is one, <c>appsettings.json</c>. Nothing
/// else is taken out of it, so that a forged one cannot write elsewhere. <see cref="BackupCipher"/> wraps it where it is encrypted.
/// </summary>
internal static partial class BackupFile
{
    internal const string Database = "jklab.db";
    internal const string Settings = "appsettings.json";
    internal const string Keys = "keys";
    internal const string Attachments = "attachments";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Whether a file begins as a backup does, encrypted or not.</summary>
    /// <exception cref="OwnerException">It cannot be read.</exception>
    internal static bool IsOne(string file)
    {
        try
        {
            if (BackupCipher.IsEncrypted(file)) return true;
            using var stream = File.OpenRead(file);
            Span<byte> start = stackalloc byte[4];
            return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("PK\u0003\u0004"u8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException($"{file} cannot be read: {e.Message.TrimEnd('.')}", "name another file, or make it readable for this user", e);
        }
    }

    /// <summary>Writes a file of the owner's alone; it appears under its name only when it is whole and on the disk.</summary>
    internal static void Write(string file, Action<Stream> write)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var unfinished = Path.Combine(folder, "." + Path.GetFileName(file) + "." + Path.GetRandomFileName());
        try
        {
            using (var stream = new FileStream(unfinished, Private(FileMode.CreateNew)))
            {
                using (new GradualFlush(unfinished)) write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Packs files into an archive; what was deleted meanwhile, as attachments may be, is left out.</summary>
    internal static void Pack(Stream stream, IEnumerable<(string Name, string Source)> contents)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, source) in contents.Where(file => File.Exists(file.Source))) zip.CreateEntryFromFile(source, name, CompressionLevel.Fastest);
    }

    /// <summary>Decrypts a backup into a file.</summary>
    /// <exception cref="OwnerException">The passphrase is another, or the backup is damaged.</exception>
    internal static void Decrypt(string file, string target, string passphrase)
    {
        try
        {
            using var source = File.OpenRead(file);
            Write(target, stream => BackupCipher.Decrypt(source, stream, passphrase));
        }
        catch (CryptographicException e)
        {
            throw new OwnerException($"{file} cannot be decrypted: the passphrase is wrong, or the file is damaged", "name the file with the right passphrase, or use another backup; nothing was changed", e);
        }
    }

    /// <summary>Unpacks into an empty folder.</summary>
    /// <exception cref="OwnerException">It is no backup, or is damaged.</exception>
    internal static void Unpack(string file, DataFolder target)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            if (zip.GetEntry(Database) is null) throw NoBackup(file, null);
            DataFolder.CreatePrivate(target.KeysFolder);
            foreach (var entry in zip.Entries)
            {
                if (!Known().IsMatch(entry.FullName) && !SiteFiles.IsOne(entry.FullName)) throw NoBackup(file, null);
                if (entry.FullName.StartsWith(Attachments, StringComparison.Ordinal)) DataFolder.CreatePrivate(target.AttachmentsFolder);
                if (entry.FullName.StartsWith(SiteFiles.Pages + "/", StringComparison.Ordinal)) Directory.CreateDirectory(target.PagesFolder);
                using var content = entry.Open();
                using var stream = new FileStream(target.In(entry.FullName), Private(FileMode.CreateNew));
                content.CopyTo(stream);
                stream.Flush(flushToDisk: true);
            }
        }
        catch (InvalidDataException e)
        {
            throw NoBackup(file, e);
        }
    }

    private static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return options;
    }

    /// <summary>Says so.</summary>
    internal static OwnerException NoBackup(string file, Exception? inner) =>
        new($"{file} is no backup, or is damaged", "name a file that 'jklab backup FILE' wrote; nothing was changed", inner);

    [GeneratedRegex("^(jklab\\.db|appsettings\\.json|keys/[0-9a-f]{16}\\.pem|attachments/[0-9a-f]{32})\\z")]
    private static partial Regex Known();
}
