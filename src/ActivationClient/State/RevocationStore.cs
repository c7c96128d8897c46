using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;

namespace JkLab.ActivationClient;

/// <summary>
/// Which revocation list counts: the one that the program ships, until a newer one was handed over. What could be written nowhere is kept in
/// memory until the program ends.
/// </summary>
internal sealed class RevocationStore(StateStore store, KeyRing keys, RevocationList? shipped)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private RevocationList? memory;

    /// <summary>The list that counts, the same object as long as it is the same list; null when there is none.</summary>
    internal RevocationList? Read()
    {
        var best = shipped;
        foreach (var list in store.Revocations.Select(file => file.Read(keys)).Append(memory))
        {
            if (list?.Supersedes(best) == true) best = list;
        }

        return best;
    }

    /// <summary>Takes a list, if it supersedes the one that counts.</summary>
    /// <returns>False when it is kept in memory alone.</returns>
    internal bool Take(RevocationList list)
    {
        var counting = Read();
        if (!list.Supersedes(counting)) return true;
        foreach (var file in store.Revocations)
        {
            if (file.TrySave(list, counting, keys, Patience)) return true;
        }

        memory = list;
        return false;
    }
}
