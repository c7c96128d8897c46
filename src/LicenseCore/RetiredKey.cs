using System.Globalization;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseCore.Text;

namespace JkLab.LicenseCore;

/// <summary>A key that signs no more, and the codes that it legitimately signed.</summary>
/// <param name="KeyId">16 hexadecimal digits, lower case.</param>
/// <param name="Hashes">A <see cref="CodeHash"/> for each of them, one after the other, strictly ascending: <see cref="CodeHash.Join"/> makes it.</param>
public sealed record RetiredKey(string KeyId, ReadOnlyMemory<byte> Hashes)
{
    internal const int HeaderLength = PublicKey.IdLength + 4;

    /// <summary>How many codes.</summary>
    public int Count => Hashes.Length / CodeHash.Length;

    internal byte[] IdBytes
    {
        get
        {
            if (KeyId is not { Length: PublicKey.IdLength * 2 } || Hashes.Length % CodeHash.Length != 0)
                throw new ArgumentException("a retired key is 16 hexadecimal digits, each of its hashes 10 bytes", nameof(KeyId));
            var id = new byte[PublicKey.IdLength];
            for (var i = 0; i < id.Length; i++) id[i] = byte.Parse(KeyId.Substring(i * 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            return id;
        }
    }

    /// <summary>Whether a code that verifies with this key is one of those that it legitimately signed.</summary>
    public bool Signed(ActivationCode code) => Sorted.Contains(Hashes.Span, CodeHash.Of(code));
}
