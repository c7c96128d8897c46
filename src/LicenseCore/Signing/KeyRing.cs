namespace JkLab.LicenseCore.Signing;

/// <summary>
/// The public keys that a program trusts: every one that signed a code still honored, and an offline standby.
/// </summary>
/// <remarks>A code names its key by the first byte of the id; where two keys share it, each is tried.</remarks>
public sealed class KeyRing
{
    private readonly PublicKey[] keys;

    /// <summary>A ring of keys; the same key twice counts once.</summary>
    public KeyRing(IEnumerable<PublicKey> keys) => this.keys = keys.Distinct().ToArray();

    /// <inheritdoc cref="KeyRing(IEnumerable{PublicKey})"/>
    public KeyRing(params PublicKey[] keys)
        : this((IEnumerable<PublicKey>)keys)
    {
    }

    /// <summary>The keys on the ring.</summary>
    public IReadOnlyList<PublicKey> Keys => keys;

    /// <summary>Whether some key's id begins with this byte.</summary>
    public bool Knows(byte firstByte)
    {
        foreach (var key in keys)
        {
            if (key.FirstByte == firstByte) return true;
        }

        return false;
    }

    /// <summary>The key with an id, or null.</summary>
    internal PublicKey? Find(string id) => Array.Find(keys, key => key.Id == id);

    /// <summary>The key that made a signature, or null.</summary>
    internal PublicKey? FindSigner(byte firstByte, byte[] message, byte[] signature) =>
        Array.Find(keys, key => key.FirstByte == firstByte && key.Verify(message, signature));
}
