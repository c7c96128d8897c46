using System.Security.Cryptography;
using System.Text;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Keys;

/// <summary>The private halves of the signing keys: <c>keys/KEY-ID.pem</c> in the data folder, mode 0600, the folder 0700.</summary>
public sealed class KeyFolder(DataFolder data, IConfiguration settings)
{
    /// <summary>The setting that names the file with the passphrase.</summary>
    public const string PassphraseSetting = "Signing:PassphraseFile";

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>The ids of all key files.</summary>
    public IReadOnlyList<string> Ids() => Directory.Exists(data.KeysFolder)
        ? [.. Directory.GetFiles(data.KeysFolder, "*.pem").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Where the file of a key is.</summary>
    public string FileOf(string id) => Path.Combine(data.KeysFolder, id + ".pem");

    /// <summary>The passphrase that the settings name, or null.</summary>
    /// <exception cref="OwnerException">The file cannot be read.</exception>
    public string? ConfiguredPassphrase() => settings[PassphraseSetting] is { Length: > 0 } file ? ReadPassphrase(file, PassphraseSetting) : null;

    /// <summary>Reads a passphrase file: UTF-8, without the line end at its end.</summary>
    /// <param name="file">The file.</param>
    /// <param name="named">The setting or option that named it.</param>
    /// <exception cref="OwnerException">The file cannot be read or is empty.</exception>
    public static string ReadPassphrase(string file, string named)
    {
        string text;
        try
        {
            text = File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException($"the passphrase file {file} cannot be read", $"create it, make it readable for this user, or correct {named}", e);
        }

        return text.Length > 0 ? text : throw new OwnerException($"the passphrase file {file} is empty", "write the passphrase into its first line");
    }

    /// <summary>Loads the private half of a key.</summary>
    /// <exception cref="OwnerException">The file is missing, readable by others, damaged, not that key, or the passphrase is wrong.</exception>
    public SigningKey Load(string id)
    {
        var file = FileOf(id);
        if (!File.Exists(file))
        {
            throw new OwnerException(
                $"the private key {id} is missing: {file}",
                $"copy keys/{id}.pem from the server that has it, put it back from a backup or from paper ('jklab key import'), or sign with another one ('jklab key activate ID')");
        }

        RequirePrivate(data.KeysFolder, "700");
        RequirePrivate(file, "600");
        var key = Open(file, ReadText(file), ConfiguredPassphrase(), $"let {PassphraseSetting} name the file with the right passphrase", "put the file back from a backup");
        if (key.PublicKey.Id == id) return key;
        key.Dispose();
        throw new OwnerException($"the key file {file} holds another key than its name says", "put the right file back from a backup");
    }

    /// <summary>Reads a key file as text.</summary>
    /// <exception cref="OwnerException">It cannot be read.</exception>
    internal static string ReadText(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException($"the key file {file} cannot be read", "make it readable for the user that runs the server", e);
        }
    }

    /// <summary>Reads a key from PEM.</summary>
    /// <param name="name">Where it came from.</param>
    /// <param name="pem">The text.</param>
    /// <param name="passphrase">What opens it, where it is encrypted.</param>
    /// <param name="ifLocked">What to do when that does not open it.</param>
    /// <param name="ifDamaged">What to do when it holds no key.</param>
    /// <exception cref="OwnerException">It holds no key that can be used.</exception>
    internal static SigningKey Open(string name, string pem, string? passphrase, string ifLocked, string ifDamaged)
    {
        try
        {
            return KeyFile.Read(pem, passphrase);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            throw new OwnerException($"the key file {name} cannot be used: {e.Message}", KeyFile.IsEncrypted(pem) ? ifLocked : ifDamaged, e);
        }
    }

    /// <summary>Writes a key, never over an existing file.</summary>
    /// <exception cref="OwnerException">It cannot be written, or exists.</exception>
    public void Save(SigningKey key, string? passphrase)
    {
        var file = FileOf(key.PublicKey.Id);
        try
        {
            DataFolder.CreatePrivate(data.KeysFolder);
            WriteNew(file, Encoding.ASCII.GetBytes(KeyFile.Write(key, passphrase)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OwnerException($"the key file {file} cannot be written: {e.Message.TrimEnd('.')}", "make the folder writable for this user", e);
        }
    }

    /// <summary>What is wrong with who may read the key files; null when it is well.</summary>
    public static string? CheckMode(string path)
    {
        if (OperatingSystem.IsWindows()) return null;
        var mode = File.GetUnixFileMode(path);
        return (mode & Others) == 0 ? null : $"{path} can be read by other users (mode 0{Convert.ToString((int)mode, 8)})";
    }

    /// <summary>Writes a secret into a new file of mode 0600.</summary>
    /// <exception cref="IOException">It exists, or cannot be written.</exception>
    internal static void WriteNew(string file, byte[] secret)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        stream.Write(secret);
        stream.Flush(flushToDisk: true);
        CryptographicOperations.ZeroMemory(secret);
    }

    private static void RequirePrivate(string path, string mode)
    {
        if (CheckMode(path) is { } problem) throw new OwnerException(problem, $"chmod {mode} {path}");
    }
}
