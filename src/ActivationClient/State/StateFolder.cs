namespace JkLab.ActivationClient;

/// <summary>
/// One folder with a state file in it: <c>license</c>, the last good one <c>license.bak</c>, and <c>license.lock</c>, which is held
/// while one process changes the file.
/// </summary>
/// <remarks>
/// <para>Written is beside, flushed, and renamed, so that a reader finds the old file or the new one and never half of either. Readers take
/// no lock.</para>
/// <para>A garbled file is replaced by what the backup holds. A file that is there and cannot be read is another matter: another program
/// may have it open, rights may be missing, and tomorrow it is good again. Nothing is ever written in its place.</para>
/// </remarks>
internal sealed class StateFolder(string path, string product, bool shared)
{
    internal const string FileName = "license";

    private const int MaxLength = 64 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    private readonly string file = Path.Combine(path, FileName);
    private byte[] lastBytes = [];
    private ClientState lastState = ClientState.Empty;

    private string Backup => file + ".bak";

    /// <summary>
    /// The state on disk, empty where there is none. The same object again as long as the bytes are the same, so that what was verified
    /// need not be verified again.
    /// </summary>
    internal ClientState Read() => Read(out _);

    /// <summary>Changes the state while no other process does.</summary>
    /// <returns>
    /// False when the folder is not writable for this user, what is in it cannot be read, or another process kept it for longer than
    /// <paramref name="patience"/>.
    /// </returns>
    internal bool TryUpdate(Func<ClientState, ClientState> change, TimeSpan patience)
    {
        try
        {
            FolderRights.Create(path, shared);
            using var held = TryLock(patience);
            if (held is null) return false;
            var before = Read(out var isCertain);
            if (!isCertain) return false;
            var after = change(before);
            if (ReferenceEquals(before, after) && File.Exists(file)) return true;
            Save(StateText.Write(after));

            // What was given up must not come back with the backup.
            if (after.Tombstones.Count > before.Tombstones.Count) Save(StateText.Write(after));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;
        }
    }

    // Not certain is what may be older than the file that cannot be read: good enough to run with, not to be written.
    private ClientState Read(out bool isCertain)
    {
        isCertain = true;
        foreach (var name in new[] { file, Backup })
        {
            if (!TryRead(name, out var bytes))
            {
                isCertain = false;
                if (lastBytes.Length > 0) return lastState;
            }

            if (bytes is null) continue;
            if (bytes.Length > 0 && bytes.AsSpan().SequenceEqual(lastBytes)) return lastState;
            if (StateText.Read(bytes, product) is not { } state) continue;
            lastBytes = bytes;
            return lastState = state;
        }

        return ClientState.Empty;
    }

    /// <returns>False when there is a file that cannot be read; true with null when there is none.</returns>
    private static bool TryRead(string name, out byte[]? bytes)
    {
        bytes = null;
        if (!File.Exists(name)) return true;
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var stream = new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                var buffer = new byte[Math.Min(stream.Length, MaxLength)];
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

    private FileStream? TryLock(TimeSpan patience)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return OpenLock();
            }
            catch (IOException e) when (e is not DirectoryNotFoundException)
            {
                if (waited >= patience) return null;
                Thread.Sleep(Pause);
            }
        }
    }

    private FileStream OpenLock()
    {
        var name = file + ".lock";
        if (File.Exists(name)) return new FileStream(name, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var stream = new FileStream(name, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        FolderRights.Share(stream, shared);
        return stream;
    }

    private void Save(byte[] bytes)
    {
        // The lock is held, so no other process of ours writes this name; one that was left by a crash goes.
        var fresh = file + ".new";
        File.Delete(fresh);
        using (var stream = new FileStream(fresh, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            FolderRights.Share(stream, shared);
            stream.Write(bytes, 0, bytes.Length);
            stream.Flush(flushToDisk: true);
        }

        // A garbled file is not worth keeping in the place of the last good one.
        if (IsGarbled(file)) File.Delete(file);
        Retry(() =>
        {
            if (File.Exists(file)) File.Replace(fresh, file, Backup, ignoreMetadataErrors: true);
            else File.Move(fresh, file);
        });
    }

    private bool IsGarbled(string name)
    {
        if (!TryRead(name, out var bytes)) throw new IOException("the state cannot be read, so nothing is written in its place");
        return bytes is not null && StateText.Read(bytes, product) is null;
    }

    private static void Retry(Action action)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                action();
                return;
            }
            catch (IOException) when (tries < 20)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
