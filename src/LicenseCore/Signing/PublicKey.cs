using System.Security.Cryptography;
using System.Text;

namespace JkLab.LicenseCore.Signing;

/// <summary>
/// The public half of a signing key: SubjectPublicKeyInfo (RFC 8410), 44 bytes, of which the last 32 are the point.
/// </summary>
/// <remarks>Key id: the first 8 bytes of SHA-256 over those 44, in hex. Every key is fully validated when it is read.</remarks>
public sealed class PublicKey : IEquatable<PublicKey>
{
    /// <summary>Bytes of an Ed25519 SubjectPublicKeyInfo.</summary>
    public const int SpkiLength = 44;

    private const string PemBegin = "-----BEGIN PUBLIC KEY-----";
    private const string PemEnd = "-----END PUBLIC KEY-----";
    private static readonly byte[] SpkiPrefix = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

    internal const int IdLength = 8;

    private readonly byte[] spki;
    private readonly byte[] idBytes;
    private readonly Ed25519.Point point;

    private PublicKey(byte[] spki, Ed25519.Point point)
    {
        this.spki = spki;
        this.point = point;
        using var sha = SHA256.Create();
        idBytes = sha.ComputeHash(spki).AsSpan(0, IdLength).ToArray();
        Id = Print(idBytes);
    }

    /// <summary>16 hexadecimal digits that name the key.</summary>
    public string Id { get; }

    /// <summary>The first byte of the id, as an activation code carries it.</summary>
    public byte FirstByte => idBytes[0];

    /// <summary>The key as SubjectPublicKeyInfo, DER.</summary>
    public ReadOnlySpan<byte> Spki => spki;

    /// <summary>Reads a SubjectPublicKeyInfo in DER.</summary>
    /// <exception cref="FormatException">It is no Ed25519 key, or a point that must not be trusted.</exception>
    public static PublicKey FromSpki(ReadOnlySpan<byte> der)
    {
        if (der.Length != SpkiLength || !der.StartsWith(SpkiPrefix)) throw new FormatException("not an Ed25519 public key (SPKI, 44 bytes)");
        return FromPoint(der.Slice(SpkiPrefix.Length).ToArray());
    }

    /// <summary>Reads a <c>PUBLIC KEY</c> in PEM (RFC 7468); text before and after it is ignored.</summary>
    /// <exception cref="FormatException">There is no Ed25519 public key in the text.</exception>
    public static PublicKey FromPem(string pem)
    {
        var begin = pem.IndexOf(PemBegin, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : pem.IndexOf(PemEnd, begin, StringComparison.Ordinal);
        if (end < 0) throw new FormatException("no PEM block 'PUBLIC KEY' found");
        var start = begin + PemBegin.Length;
        return FromSpki(Convert.FromBase64String(pem.Substring(start, end - start)));
    }

    /// <summary>The key as PEM, ending with a line feed, as <c>openssl pkey -pubout</c> writes it.</summary>
    public string ToPem() => PemBegin + "\n" + Convert.ToBase64String(spki) + "\n" + PemEnd + "\n";

    /// <inheritdoc/>
    public bool Equals(PublicKey? other) => other is not null && Spki.SequenceEqual(other.Spki);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PublicKey);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);

    /// <summary>The key's id.</summary>
    public override string ToString() => Id;

    internal ReadOnlySpan<byte> IdBytes => idBytes;

    /// <summary>An id of 8 bytes as it is written.</summary>
    internal static string Print(ReadOnlySpan<byte> id)
    {
        var text = new StringBuilder(IdLength * 2);
        foreach (var b in id) text.Append(b.ToString("x2"));
        return text.ToString();
    }

    internal static PublicKey FromPoint(byte[] point)
    {
        var decoded = Ed25519.Point.TryDecode(point) ?? throw new FormatException("not a valid Ed25519 public key: the point must not be trusted");
        return new PublicKey([.. SpkiPrefix, .. point], decoded);
    }

    internal bool Verify(byte[] message, byte[] signature) => point.Verify(message, signature);

    /// <summary>Whether a signature that was just made here is whole; one from elsewhere is verified.</summary>
    internal bool Confirms(byte[] message, byte[] signature) => point.Satisfies(message, signature);
}
