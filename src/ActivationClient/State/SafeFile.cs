namespace JkLab.ActivationClient;

/// <summary>
/// Files that several processes share: read without a lock, written beside, flushed, and renamed, so that a reader finds the old file or the
/// new one and never half of either.
/// </summary>
internal static class SafeFile
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    /// <returns>False when there is a file that cannot be read; true with null when there is none.</returns>
    internal static bool TryRead(string name, int maxLength, out byte[]? bytes)
    {
        bytes = null;
        if (!File.Exists(name)) return true;
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var stream = new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                var buffer = new byte[Math.Min(stream.Length, maxLength)];
                var length = 0;
                while (length < buffer.Length && stream.Read(buffer, length, buffer.Length - length) is var read and > 0) length += read;
                bytes = length == buffer.Length ? buffer : buffer.AsSpan(0, length).ToArray();
                return true;
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                return true;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Somebody replaces it at this moment, a virus scanner looks into it. Missing rights do not come by waiting.
                if (tries == 5 || e is UnauthorizedAccessException) return false;
                Thread.Sleep(Pause);
            }
        }
    }

    /// <summary>Holds a lock file open, so that no other process changes what it stands for.</summary>
    /// <returns>Null when another process kept it for longer than <paramref name="patience"/>.</returns>
    internal static FileStream? TryLock(string name, bool shared, TimeSpan patience)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return OpenLock(name, shared);
            }
            catch (IOException e) when (e is not DirectoryNotFoundException)
            {
                if (waited >= patience) return null;
                Thread.Sleep(Pause);
            }
        }
    }

    /// <summary>Writes beside, under the lock, so no other process of ours writes this name; one that was left by a crash goes.</summary>
    /// <returns>The name of what was written, to be put in place.</returns>
    internal static string WriteBeside(string name, bool shared, byte[] bytes)
    {
        var fresh = name + ".new";
        File.Delete(fresh);
        using var stream = new FileStream(fresh, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        FolderRights.Share(stream, shared);
        stream.Write(bytes, 0, bytes.Length);
        stream.Flush(flushToDisk: true);
        return fresh;
    }

    /// <summary>Puts a file in the place of another, which becomes the backup where there is to be one.</summary>
    internal static void PutInPlace(string fresh, string name, string? backup)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                if (File.Exists(name)) File.Replace(fresh, name, backup, ignoreMetadataErrors: true);
                else File.Move(fresh, name);
                return;
            }
            catch (IOException) when (tries < 20)
            {
                Thread.Sleep(Pause);
            }
        }
    }

    private static FileStream OpenLock(string name, bool shared)
    {
        if (File.Exists(name)) return new FileStream(name, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var stream = new FileStream(name, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        FolderRights.Share(stream, shared);
        return stream;
    }
}
