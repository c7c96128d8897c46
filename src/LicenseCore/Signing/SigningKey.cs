using System.Security.Cryptography;

namespace JkLab.LicenseCore.Signing;

/// <summary>
/// The private half of a signing key: a seed of 32 bytes (RFC 8032).
/// </summary>
/// <remarks>
/// It signs only what this library composes, each kind of message with an opening of its own, so no signature made for one purpose
/// can serve another. Reading and writing key files, and their encryption, is the business of whoever holds the key.
/// </remarks>
public sealed class SigningKey : IDisposable
{
    /// <summary>Bytes of a seed.</summary>
    public const int SeedLength = Ed25519.SeedLength;

    private readonly byte[] seed;
    private readonly byte[] point;

    /// <summary>The key that belongs to a seed; the seed is copied.</summary>
    /// <exception cref="ArgumentException">The seed is not 32 bytes.</exception>
    public SigningKey(ReadOnlySpan<byte> seed)
    {
        if (seed.Length != SeedLength) throw new ArgumentException("a seed is 32 bytes", nameof(seed));
        this.seed = seed.ToArray();
        point = Ed25519.PublicKeyOf(this.seed);
        PublicKey = PublicKey.FromPoint(point);
    }

    /// <summary>The public half.</summary>
    public PublicKey PublicKey { get; }

    /// <summary>A new key.</summary>
    /// <param name="random">The operating system's random source.</param>
    public static SigningKey Create(RandomNumberGenerator random)
    {
        var seed = new byte[SeedLength];
        random.GetBytes(seed);
        var key = new SigningKey(seed);
        Array.Clear(seed, 0, seed.Length);
        return key;
    }

    /// <summary>Hands out a copy of the seed, to be written to a key file. Clear it after use.</summary>
    public byte[] ExportSeed() => (byte[])seed.Clone();

    /// <summary>Overwrites the seed.</summary>
    public void Dispose() => Array.Clear(seed, 0, seed.Length);

    /// <summary>Signs and verifies what was signed, so that a fault in the machine cannot send out a signature that betrays the seed.</summary>
    internal byte[] Sign(byte[] message)
    {
        var signature = Ed25519.Sign(seed, point, message);
        if (!PublicKey.Confirms(message, signature)) throw new CryptographicException("a signature did not verify after signing");
        return signature;
    }
}
