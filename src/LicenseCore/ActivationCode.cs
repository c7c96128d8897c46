using System.Buffers.Binary;
using System.Text;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseCore.Text;

namespace JkLab.LicenseCore;

/// <summary>
/// An activation code: a payload of at least 20 bytes and the Ed25519 signature over it, printed as 5 to 11 lines that check themselves.
/// </summary>
/// <remarks>
/// <code>
/// offset length
///      0      1  high nibble: version = 1; low nibble: kind
///      1      1  first byte of the signing key's id
///      2      1  product, 1…255
///      3      1  edition, 1…255
///      4      4  licence number, not 0
///      8      2  hint: the first 16 bits of the System-ID, 0 when unbound
///     10      2  issued, days since 2024-01-01 UTC
///     12      2  expiry: the last valid day, 0 = never
///     14      2  updates until: the last build date covered, 0 = no limit
///     16      2  seat 1…4095 (high 12 bits), issue of that seat on that day (low 4 bits)
///     18      2  feature flags
///     20      …  extensions (see <see cref="Extensions"/>), then zero bytes up to the capacity of the lines
///   last     64  signature
/// </code>
/// <para>Numbers are big-endian. Signed is <c>"jklab/activation-code/v1\0" ‖ length of System-ID ‖ System-ID ‖ payload with padding</c>:
/// the System-ID is not transmitted, the computer inserts its own, which saves 20 characters of typing.</para>
/// <para>One payload has one text: padding and left-over bits are zero, the lines are as few as fit.</para>
/// </remarks>
public sealed class ActivationCode : IEquatable<ActivationCode>
{
    internal const int Version1 = 1;
    internal const int FixedLength = 20;
    internal const int SignatureLength = Ed25519.SignatureLength;

    private static readonly byte[] Opening = Encoding.ASCII.GetBytes("jklab/activation-code/v1\0");

    private readonly byte[] bytes;
    private readonly bool leftOverBitsAreZero;
    private string? text;

    internal ActivationCode(byte[] bytes, bool leftOverBitsAreZero)
    {
        this.bytes = bytes;
        this.leftOverBitsAreZero = leftOverBitsAreZero;
    }

    /// <summary>What the code is bound to. Kinds that this program does not know are other numbers.</summary>
    public LicenseKind Kind => (LicenseKind)(bytes[0] & 15);

    /// <summary>The product's number.</summary>
    public int Product => bytes[2];

    /// <summary>The edition's number. An unknown one counts as the lowest that the program knows.</summary>
    public int Edition => bytes[3];

    /// <summary>The licence number.</summary>
    public uint License => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4));

    /// <summary>The first 16 bits of the System-ID for which it was made; 0 when unbound.</summary>
    public int Hint => Read16(8);

    /// <summary>The day of issue. One in the future never invalidates.</summary>
    public Day IssuedOn => new(Read16(10));

    /// <summary>The last valid day, null for ever.</summary>
    public Day? ExpiresOn => Read16(12) == 0 ? null : new Day(Read16(12));

    /// <summary>The last build date covered, null for every build.</summary>
    public Day? UpdatesUntil => Read16(14) == 0 ? null : new Day(Read16(14));

    /// <summary>The seat, 1 to 4095.</summary>
    public int Seat => Read16(16) >> 4;

    /// <summary>Which issue of that seat on that day, 0 to 15.</summary>
    public int Issue => Read16(16) & 15;

    /// <summary>16 flags whose meaning is the product's; unknown ones are ignored.</summary>
    public ushort Features => (ushort)Read16(18);

    /// <summary>The name to whom the program is licensed, or null.</summary>
    public string? Licensee => Extensions.Licensee(Extension);

    /// <summary>The number of printed lines, 5 to 11.</summary>
    public int LineCount => CodeLines.CountFor(bytes.Length);

    /// <summary>The payload with its padding.</summary>
    public ReadOnlySpan<byte> Payload => bytes.AsSpan(0, bytes.Length - SignatureLength);

    /// <summary>The signature, 64 bytes.</summary>
    public ReadOnlySpan<byte> Signature => bytes.AsSpan(bytes.Length - SignatureLength);

    internal int FormatVersion => bytes[0] >> 4;

    internal byte KeyByte => bytes[1];

    internal bool IsBound => Kind != LicenseKind.Unbound;

    private ReadOnlySpan<byte> Extension => Payload.Slice(FixedLength);

    /// <summary>Signs terms, and verifies what was signed.</summary>
    /// <exception cref="ArgumentException">The terms contradict themselves or a number is out of its range.</exception>
    public static ActivationCode Sign(ActivationTerms terms, SigningKey key)
    {
        Require(terms.Kind is LicenseKind.Bound or LicenseKind.Unbound or LicenseKind.Trial, nameof(terms.Kind));
        Require(terms.Product is >= 1 and <= 255, nameof(terms.Product));
        Require(terms.Edition is >= 1 and <= 255, nameof(terms.Edition));
        Require(terms.License != 0, nameof(terms.License));
        Require(terms.Seat is >= 1 and <= 4095, nameof(terms.Seat));
        Require(terms.Issue is >= 0 and <= 15, nameof(terms.Issue));
        Require(terms.SystemId is null == (terms.Kind == LicenseKind.Unbound), nameof(terms.SystemId));
        Require(terms.ExpiresOn is not null || terms.Kind != LicenseKind.Trial, nameof(terms.ExpiresOn));
        Require(terms.ExpiresOn is not { Number: 0 }, nameof(terms.ExpiresOn));
        Require(terms.UpdatesUntil is not { Number: 0 }, nameof(terms.UpdatesUntil));
        Require(ActivationTerms.TryNormalizeLicensee(terms.Licensee, out var licensee), nameof(terms.Licensee));

        var extensions = Extensions.Write(licensee);
        var bytes = new byte[CodeLines.CapacityFor(FixedLength + extensions.Length + SignatureLength)];
        bytes[0] = (byte)((Version1 << 4) | (int)terms.Kind);
        bytes[1] = key.PublicKey.FirstByte;
        bytes[2] = (byte)terms.Product;
        bytes[3] = (byte)terms.Edition;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4), terms.License);
        Write16(8, terms.SystemId?.Hint ?? 0);
        Write16(10, terms.IssuedOn.Number);
        Write16(12, terms.ExpiresOn?.Number ?? 0);
        Write16(14, terms.UpdatesUntil?.Number ?? 0);
        Write16(16, (terms.Seat << 4) | terms.Issue);
        Write16(18, terms.Features);
        extensions.CopyTo(bytes, FixedLength);

        var payload = bytes.AsSpan(0, bytes.Length - SignatureLength);
        key.Sign(Message(terms.SystemId, payload)).CopyTo(bytes, payload.Length);
        return new ActivationCode(bytes, leftOverBitsAreZero: true);

        void Write16(int offset, int value) => BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(offset), (ushort)value);
    }

    /// <summary>Reads a code exactly as printed, as it stands in storage. What people paste goes through <see cref="ActivationCodeReader"/>.</summary>
    public static ActivationCode? TryParse(string? printed) => printed is null ? null : CodeLines.ParsePrinted(printed);

    /// <summary>Whether the layout is sound and the signature genuine, for this computer where the code is bound to one.</summary>
    public bool Verify(KeyRing ring, SystemId? systemId) => FindSigner(ring, systemId) is not null;

    /// <summary>The key by which the code is genuine, for this computer where it is bound to one; null when it is not.</summary>
    public PublicKey? FindSigner(KeyRing ring, SystemId? systemId) => CheckLayout() == CodeLayout.Sound ? VerifySignature(ring, systemId) : null;

    /// <summary>The symbols alone, for a QR code in alphanumeric mode.</summary>
    public string ToCompactString() => ToString().Replace("-", "").Replace("\n", "");

    /// <summary>The printed lines, joined by line feeds, with none at the end.</summary>
    public override string ToString() => text ??= CodeLines.Print(bytes);

    /// <summary>Whether both are the same code to the last bit.</summary>
    public bool Equals(ActivationCode? other) =>
        other is not null && leftOverBitsAreZero == other.leftOverBitsAreZero && bytes.AsSpan().SequenceEqual(other.bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ActivationCode);

    /// <inheritdoc/>
    public override int GetHashCode() => BinaryPrimitives.ReadInt32BigEndian(Signature);

    /// <summary>What can be said of the layout before the signature is looked at.</summary>
    internal CodeLayout CheckLayout()
    {
        if (FormatVersion != Version1 || Kind is not (LicenseKind.Bound or LicenseKind.Unbound or LicenseKind.Trial)) return CodeLayout.Newer;
        if (Product == 0 || Edition == 0 || License == 0 || Seat == 0 || !leftOverBitsAreZero) return CodeLayout.Broken;
        if (!IsBound && Hint != 0) return CodeLayout.Broken;
        if (Kind == LicenseKind.Trial && ExpiresOn is null) return CodeLayout.Broken;
        if (!Extensions.TryMeasure(Extension, out var used, out var unknownCritical)) return CodeLayout.Broken;
        if (CodeLines.CapacityFor(FixedLength + used + SignatureLength) != bytes.Length) return CodeLayout.Broken;
        return unknownCritical ? CodeLayout.UnknownCriticalExtension : CodeLayout.Sound;
    }

    internal PublicKey? VerifySignature(KeyRing ring, SystemId? systemId) =>
        IsBound == systemId is not null ? ring.FindSigner(KeyByte, Message(systemId, Payload), Signature.ToArray()) : null;

    private static byte[] Message(SystemId? systemId, ReadOnlySpan<byte> payload)
    {
        var idLength = systemId is null ? 0 : SystemId.ByteLength;
        var message = new byte[Opening.Length + 1 + idLength + payload.Length];
        Opening.CopyTo(message, 0);
        message[Opening.Length] = (byte)idLength;
        systemId?.Bytes.CopyTo(message.AsSpan(Opening.Length + 1));
        payload.CopyTo(message.AsSpan(Opening.Length + 1 + idLength));
        return message;
    }

    private static void Require(bool holds, string what)
    {
        if (!holds) throw new ArgumentException(what + " is out of its range for an activation code", "terms");
    }

    private int Read16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(offset));
}
