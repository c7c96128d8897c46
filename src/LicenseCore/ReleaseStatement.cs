using System.Text;
using JkLab.LicenseCore.Signing;

namespace JkLab.LicenseCore;

/// <summary>
/// What a vendor says of a file that customers download: this is its content, and this release it is. So a signature of an older release
/// cannot pass for one of a newer.
/// </summary>
/// <remarks>
/// Signed is <c>"jklab/release/v1\0"</c>, the SHA-256 of the file (32 bytes) and, in ASCII with one space between each, the product's code,
/// the version, the platform and the build date as yyyy-MM-dd. Pure Ed25519, 64 bytes.
/// </remarks>
public sealed class ReleaseStatement
{
    /// <summary>Bytes of the hash.</summary>
    public const int HashLength = 32;

    private const int MaxWordLength = 64;

    private static readonly byte[] Opening = Encoding.ASCII.GetBytes("jklab/release/v1\0");

    private readonly byte[] sha256;

    /// <summary>Says it of a file.</summary>
    /// <param name="sha256">The SHA-256 of its bytes.</param>
    /// <param name="product">The product's code.</param>
    /// <param name="version">For example 2.4.0.</param>
    /// <param name="platform">For example windows.</param>
    /// <param name="builtOn">The day that counts against a licence's updates.</param>
    /// <exception cref="ArgumentException">The hash is not 32 bytes, or a word is none: 1 to 64 visible characters of ASCII.</exception>
    public ReleaseStatement(ReadOnlySpan<byte> sha256, string product, string version, string platform, Day builtOn)
    {
        if (sha256.Length != HashLength) throw new ArgumentException("a SHA-256 is 32 bytes", nameof(sha256));
        foreach (var word in new[] { product, version, platform })
        {
            if (word.Length is 0 or > MaxWordLength || word.Any(symbol => symbol is <= ' ' or > '~')) throw new ArgumentException($"'{word}' is no word of 1 to {MaxWordLength} visible characters");
        }

        this.sha256 = sha256.ToArray();
        Text = $"{product} {version} {platform} {builtOn}";
    }

    /// <summary>What is signed beside the hash.</summary>
    public string Text { get; }

    private byte[] Message => [.. Opening, .. sha256, .. Encoding.ASCII.GetBytes(Text)];

    /// <summary>Signs it, and verifies what was signed.</summary>
    /// <returns>64 bytes.</returns>
    public byte[] Sign(SigningKey key) => key.Sign(Message);

    /// <summary>Whether a key signed it.</summary>
    public bool Verify(ReadOnlySpan<byte> signature, PublicKey key) => key.Verify(Message, signature.ToArray());
}
