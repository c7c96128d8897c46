using System.Security.Cryptography;

namespace JkLab.LicenseServer.Storage;

/// <summary>A file that rows name.</summary>
/// <param name="Name">32 hexadecimal digits: its name on the disk, which tells nothing.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record StoredFile(string Name, long Size, string Sha256);

/// <summary>
/// Files that rows of the database name: in a folder of the data folder of mode 0700, each 0600 and under a random name. A file is whole on the
/// disk before a row names it; what no row names is a stray, left by a process that was killed or by a row that is gone.
/// </summary>
public sealed class StoredFiles(string folder, RandomNumberGenerator random)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>A file that is younger may be about to be named.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    /// <summary>Stores a file.</summary>
    /// <exception cref="StorageException">It cannot be written.</exception>
    public StoredFile Add(Stream content)
    {
        var name = NewId.Hex(random);
        try
        {
            DataFolder.CreatePrivate(folder);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var file = new FileStream(PathOf(name), Private());
            var buffer = new byte[128 * 1024];
            for (int length; (length = content.Read(buffer)) > 0;)
            {
                hash.AppendData(buffer, 0, length);
                file.Write(buffer, 0, length);
            }

            file.Flush(flushToDisk: true);
            return new StoredFile(name, file.Length, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Delete(name);
            throw new StorageException($"a file cannot be written to {folder}: {e.Message.TrimEnd('.')}", "make the folder writable for this user, and make room on its disk", e);
        }
    }

    /// <summary>Where a file lies.</summary>
    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>Deletes a file; that it is gone already, or held by somebody who reads it, is no mistake: strays are looked for again.</summary>
    public void Delete(string name)
    {
        try
        {
            File.Delete(PathOf(name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>All that lie there; files with names of another form are not this class's.</summary>
    public IReadOnlyList<string> Names() => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Where(name => name.Length == 32 && name.All(char.IsAsciiHexDigitLower)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Those that no row names and that no row is about to name.</summary>
    /// <param name="named">What rows name, read after <see cref="Names"/>.</param>
    /// <param name="names">What lay there before.</param>
    /// <param name="now">The moment.</param>
    public IEnumerable<string> FindStrays(IReadOnlySet<string> named, IEnumerable<string> names, DateTimeOffset now) =>
        names.Where(name => !named.Contains(name) && now - File.GetLastWriteTimeUtc(PathOf(name)) > Grace);

    /// <summary>What is wrong with a file; null when it is as it was stored.</summary>
    /// <param name="file">What was stored.</param>
    /// <param name="withContent">Whether its bytes are read and not only counted.</param>
    public string? FindDamage(StoredFile file, bool withContent)
    {
        try
        {
            using var stream = File.OpenRead(PathOf(file.Name));
            if (stream.Length != file.Size) return $"has {stream.Length} bytes instead of {file.Size}";
            return withContent && Convert.ToHexStringLower(SHA256.HashData(stream)) != file.Sha256 ? "has another content than was stored" : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return "is missing";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"cannot be read: {e.Message.TrimEnd('.')}";
        }
    }

    private static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return options;
    }
}
