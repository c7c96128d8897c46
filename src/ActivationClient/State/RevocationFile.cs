using System.Text;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;

namespace JkLab.ActivationClient;

/// <summary>
/// The newest revocation list that this computer saw, as it was handed over: <c>revocations.jklab</c> in a state folder. It is verified
/// whenever it is read; what is forged, torn or signed by a stranger counts as none.
/// </summary>
internal sealed class RevocationFile(string path, bool shared)
{
    internal const string FileName = "revocations.jklab";

    // The list is ASCII; a longer file is none.
    private const int MaxLength = 24_000_000;

    private readonly string file = Path.Combine(path, FileName);
    private (DateTime WrittenAt, long Length) lastSeen;
    private RevocationList? last;

    /// <summary>The list on disk, or null. The same object again as long as nobody has written the file.</summary>
    internal RevocationList? Read(KeyRing keys)
    {
        var seen = Look();
        if (seen == lastSeen) return last;
        if (!SafeFile.TryRead(file, MaxLength, out var bytes)) return last;
        lastSeen = seen;
        return last = bytes is null ? null : RevocationList.Read(Encoding.ASCII.GetString(bytes), keys).List;
    }

    /// <summary>
    /// Keeps a list, unless another process has put a newer one there meanwhile. What lies there and does not count is written over, whatever
    /// its number.
    /// </summary>
    /// <param name="list">A list that supersedes <paramref name="counting"/>.</param>
    /// <param name="counting">The list that counted when it was compared, or null.</param>
    /// <param name="keys">The keys that the program trusts.</param>
    /// <param name="patience">How long to wait for another process.</param>
    /// <returns>False when the folder cannot be written to, or another process holds it for longer than <paramref name="patience"/>.</returns>
    internal bool TrySave(RevocationList list, RevocationList? counting, KeyRing keys, TimeSpan patience)
    {
        try
        {
            FolderRights.Create(path, shared);
            using var held = SafeFile.TryLock(Path.Combine(path, StateFolder.FileName + ".lock"), shared, patience);
            if (held is null) return false;
            if (Read(keys) is { } there && there.Supersedes(counting) && !list.Supersedes(there)) return true;
            SafeFile.PutInPlace(SafeFile.WriteBeside(file, shared, Encoding.ASCII.GetBytes(list.ToString())), file, backup: null);
            (last, lastSeen) = (list, Look());
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;
        }
    }

    private (DateTime WrittenAt, long Length) Look()
    {
        var info = new FileInfo(file);
        return info.Exists ? (info.LastWriteTimeUtc, info.Length) : default;
    }
}
