using System.Security.Cryptography;

namespace JkLab.LicenseServer.Storage;

/// <summary>The folder that holds everything the server knows: whoever may write here is the owner.</summary>
/// <param name="path">Absolute, or relative to the caller's folder.</param>
public sealed class DataFolder(string path)
{
    private const int ServerIdLength = 16;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The folder, absolute, without a separator at its end.</summary>
    public string Path { get; } = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));

    /// <summary>The SQLite database.</summary>
    public string DatabaseFile => In("jklab.db");

    /// <summary>Private signing keys.</summary>
    public string KeysFolder => In("keys");

    /// <summary>Whether there is no private signing key.</summary>
    public bool HasNoKeys => !Directory.Exists(KeysFolder) || !Directory.EnumerateFiles(KeysFolder, "*.pem").Any();

    /// <summary>Scheduled backups, and those made before migrations.</summary>
    public string BackupsFolder => In("backups");

    /// <summary>What customers and the owner attached to support messages.</summary>
    public string AttachmentsFolder => In("attachments");

    /// <summary>Releases that customers download.</summary>
    public string ReleasesFolder => In("releases");

    /// <summary>Letters as files, where no mail server is set.</summary>
    public string MailFolder => In("mail");

    /// <summary>Rolling log files.</summary>
    public string LogsFolder => In("logs");

    /// <summary>The owner's texts and images for the public site.</summary>
    public string PagesFolder => In("pages");

    /// <summary>Settings of this installation.</summary>
    public string SettingsFile => In("appsettings.json");

    /// <summary>Held by the server while it runs.</summary>
    public const string ServeLock = "serve.lock";

    /// <summary>Held while an empty folder is filled.</summary>
    public const string CreateLock = "create.lock";

    /// <summary>Held while a backup begins.</summary>
    public const string BackupLock = "backup.lock";

    /// <summary>Holds the name of this installation.</summary>
    public const string ServerIdFile = "server.id";

    /// <summary>
    /// Names this installation among the servers of one database: 16 hexadecimal digits, made when first asked for. It is in no backup, so
    /// that a restored folder is a server of its own.
    /// </summary>
    /// <exception cref="StorageException">The folder cannot be read or written to.</exception>
    public string ServerId(RandomNumberGenerator random)
    {
        try
        {
            if (!File.Exists(In(ServerIdFile))) MakeServerId(random);
            return File.ReadAllText(In(ServerIdFile)) is { Length: ServerIdLength } id && id.All(char.IsAsciiHexDigitLower)
                ? id
                : throw new StorageException($"{In(ServerIdFile)} is damaged", "remove it: the server gets a new name, under which its audit begins a new chain");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(e);
        }
    }

    /// <summary>A path inside the folder.</summary>
    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Creates the folder, for the owner alone, when it is not there.</summary>
    /// <exception cref="StorageException">It cannot be created or written to.</exception>
    public void Create()
    {
        try
        {
            CreatePrivate(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(e);
        }
    }

    /// <summary>Creates a folder that nobody else can read.</summary>
    public static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly);
    }

    /// <summary>Takes a lock file in the folder; the system releases it when the process ends, however it ends.</summary>
    /// <returns>The lock, or null when another process holds it.</returns>
    /// <exception cref="StorageException">The folder cannot be written to.</exception>
    public IDisposable? TryLock(string name)
    {
        Create();
        try
        {
            return new FileStream(In(name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw NotWritable(e);
        }
        catch (IOException) when (File.Exists(In(name)))
        {
            return null;
        }
        catch (IOException e)
        {
            throw NotWritable(e);
        }
    }

    /// <summary>Takes a lock file, waiting for another process for up to 60 seconds.</summary>
    /// <exception cref="StorageException">The folder cannot be written to, or the other process does not finish.</exception>
    public IDisposable Lock(string name)
    {
        for (var attempt = 0; attempt < 1200; attempt++)
        {
            if (TryLock(name) is { } taken) return taken;
            Thread.Sleep(50);
        }

        throw new StorageException($"another process holds {In(name)}", "wait until it has finished, or end it, and try again");
    }

    // Written beside and then moved: whoever reads it reads all of it, and of two makers one wins.
    private void MakeServerId(RandomNumberGenerator random)
    {
        Create();
        var bytes = new byte[ServerIdLength / 2];
        random.GetBytes(bytes);
        var unfinished = In(ServerIdFile + "." + System.IO.Path.GetRandomFileName());
        try
        {
            File.WriteAllText(unfinished, Convert.ToHexStringLower(bytes));
            File.Move(unfinished, In(ServerIdFile), overwrite: false);
        }
        catch (IOException) when (File.Exists(In(ServerIdFile)))
        {
            File.Delete(unfinished);
        }
    }

    private StorageException NotWritable(Exception e) => new(
        $"the data folder {Path} cannot be written to: {e.Message.TrimEnd('.')}",
        "make it writable for this user, or name another folder with --data DIR or JKLAB_DATA", e);
}
