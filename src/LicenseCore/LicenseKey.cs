using System.Security.Cryptography;
using JkLab.LicenseCore.Text;

namespace JkLab.LicenseCore;

/// <summary>
/// A licence key: 85 random bits under tag 1, a secret to look up. It has no structure and no signature.
/// </summary>
/// <remarks>Written <c>XXXXX-XXXXX-XXXXX-XXXXX</c>. 85 bits cannot be guessed, and what is random cannot be predicted or counted.</remarks>
public sealed record LicenseKey
{
    private readonly string text;

    private LicenseKey(byte[] bits) => text = ShortCode.Print(ShortCode.LicenseKeyTag, bits);

    /// <summary>A new key.</summary>
    /// <param name="random">The operating system's random source.</param>
    public static LicenseKey Create(RandomNumberGenerator random)
    {
        var bits = new byte[ShortCode.ByteLength];
        random.GetBytes(bits);
        bits[ShortCode.ByteLength - 1] &= 0xf8;
        return new LicenseKey(bits);
    }

    /// <summary>Reads a typed key in either case, with or without hyphens and spaces. Never throws and never repairs silently.</summary>
    public static Parsed<LicenseKey> Parse(string? text) =>
        ShortCode.Parse(ShortCode.LicenseKeyTag, text, bits => new LicenseKey(bits));

    /// <summary>The key as printed.</summary>
    public override string ToString() => text;
}
