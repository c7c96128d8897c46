using JkLab.LicenseCore.Signing;

namespace JkLab.ActivationClient;

/// <summary>
/// Keys whose private half is published, for trying and testing. Whoever trusted one of them would accept codes that anybody can make,
/// so release builds refuse them.
/// </summary>
internal static class PublishedKeys
{
    /// <summary>RFC 8032, section 7.1, test 1: the key of the vectors.</summary>
    internal const string Vectors = "06e3fd8fda29bb60";

    /// <summary>The key pair in keys.example/.</summary>
    internal const string Example = "5c278a445d3e6c8c";

    internal static void Refuse(KeyRing ring)
    {
#if !DEBUG
        foreach (var key in ring.Keys)
        {
            if (key.Id is Vectors or Example)
            {
                throw new ArgumentException(
                    "the key " + key.Id + " is published with its private half, anybody can sign with it\nembed the public key of your own server: jklab key export",
                    nameof(ring));
            }
        }
#endif
    }
}
