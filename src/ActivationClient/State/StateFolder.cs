namespace JkLab.ActivationClient;

/// <summary>
/// One folder with a state file in it: <c>license</c>, the last good one <c>license.bak</c>, and <c>license.lock</c>, which is held
/// while one process changes the file.
/// </summary>
/// <remarks>
/// <para>Readers take no lock (see <see cref="SafeFile"/>).</para>
/// <para>A garbled file is replaced by what the backup holds. A file that is there and cannot be read is another matter: another program
/// may have it open, rights may be missing, and tomorrow it is good again. Nothing is ever written in its place.</para>
/// </remarks>
internal sealed class StateFolder(string path, string product, bool shared)
{
    internal const string FileName = "license";

    private const int MaxLength = 64 * 1024;
    private readonly string file = Path.Combine(path, FileName);
    private byte[] lastBytes = [];
    private ClientState lastState = ClientState.Empty;

    /// <summary>The revocation list that is kept in the same folder.</summary>
    internal RevocationFile Revocations { get; } = new(path, shared);

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
            using var held = SafeFile.TryLock(file + ".lock", shared, patience);
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

    private bool TryRead(string name, out byte[]? bytes) => SafeFile.TryRead(name, MaxLength, out bytes);

    private void Save(byte[] bytes)
    {
        var fresh = SafeFile.WriteBeside(file, shared, bytes);

        // A garbled file is not worth keeping in the place of the last good one.
        if (IsGarbled(file)) File.Delete(file);
        SafeFile.PutInPlace(fresh, file, Backup);
    }

    private bool IsGarbled(string name)
    {
        if (!TryRead(name, out var bytes)) throw new IOException("the state cannot be read, so nothing is written in its place");
        return bytes is not null && StateText.Read(bytes, product) is null;
    }
}
