using System.Buffers.Binary;
using System.Text;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseCore.Text;

namespace JkLab.LicenseCore;

/// <summary>
/// A revocation list: signed, numbered, and honored by programs that never ask a server. It names licences and seats whose codes are
/// dead, and keys that were retired, each with every code that it legitimately signed.
/// </summary>
/// <remarks>
/// <code>
/// offset length
///      0      1  version = 1
///      1      8  id of the signing key
///      9      4  number of the list, not 0: of two lists the higher one counts
///     13      2  day of issue, days since 2024-01-01 UTC
///     15      4  how many revoked licences
///     19      4  how many revoked seats
///     23      1  how many retired keys
///     24      …  revoked licences, 4 each: licence number, not 0; strictly ascending
///      …      …  revoked seats, 8 each (see <see cref="RevokedSeat"/>), strictly ascending by licence and seat
///      …      …  retired keys, strictly ascending: key id (8), how many codes (4), their hashes, 10 each (see <see cref="CodeHash"/>),
///                strictly ascending
///   last     64  signature
/// </code>
/// <para>Numbers are big-endian. Signed is <c>"jklab/revocation-list/v1\0"</c> and everything before the signature. One content has one
/// encoding. A list has at most 16 MiB, room for 1,677,711 codes of one retired key.</para>
/// <para>Whoever stole a key can date codes back, so no day tells his codes from the customers'. The hashes do: none but the codes that
/// were sold under the key stay valid, and no customer notices anything.</para>
/// <para>A list is signed by a key that it does not retire; a reader refuses one that is not. All looking up is done in the bytes as they
/// were signed, by halving.</para>
/// </remarks>
public sealed class RevocationList
{
    /// <summary>Bytes of the longest list, signature included.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    internal const byte Version1 = 1;
    internal const int HeaderLength = 24;
    internal const int LicenseLength = 4;
    internal const int SignatureLength = Ed25519.SignatureLength;

    private static readonly byte[] Opening = Encoding.ASCII.GetBytes("jklab/revocation-list/v1\0");

    private readonly byte[] bytes;
    private readonly RevocationLayout layout;

    private RevocationList(byte[] bytes, RevocationLayout layout)
    {
        this.bytes = bytes;
        this.layout = layout;
    }

    /// <summary>The number: a list with a higher one replaces it.</summary>
    public uint Number => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(9));

    /// <summary>The day of issue, for people; nothing depends on it.</summary>
    public Day IssuedOn => new(BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(13)));

    /// <summary>The id of the key that signed it.</summary>
    public string SignerId => PublicKey.Print(bytes.AsSpan(1, PublicKey.IdLength));

    /// <summary>How many licences it revokes.</summary>
    public int LicenseCount => layout.LicenseCount;

    /// <summary>How many seats it revokes.</summary>
    public int SeatCount => layout.SeatCount;

    /// <summary>The licences that it revokes, ascending.</summary>
    public IEnumerable<uint> Licenses
    {
        get
        {
            for (var i = 0; i < LicenseCount; i++) yield return BinaryPrimitives.ReadUInt32BigEndian(LicenseBytes.Slice(i * LicenseLength));
        }
    }

    /// <summary>The seats that it revokes, ascending by licence and seat.</summary>
    public IEnumerable<RevokedSeat> Seats
    {
        get
        {
            for (var i = 0; i < SeatCount; i++) yield return RevokedSeat.Read(SeatBytes.Slice(i * RevokedSeat.Length));
        }
    }

    /// <summary>The keys that it retires, ascending.</summary>
    public IReadOnlyList<RetiredKey> RetiredKeys => layout.RetiredKeys;

    /// <summary>Bytes, signature included.</summary>
    public int Length => bytes.Length;

    private ReadOnlySpan<byte> LicenseBytes => bytes.AsSpan(HeaderLength, LicenseCount * LicenseLength);

    private ReadOnlySpan<byte> SeatBytes => bytes.AsSpan(HeaderLength + (LicenseCount * LicenseLength), SeatCount * RevokedSeat.Length);

    /// <summary>Signs a list, and verifies what was signed.</summary>
    /// <exception cref="ArgumentException">A number is out of its range, something stands there twice, the list retires its own key or is too long.</exception>
    public static RevocationList Sign(RevocationTerms terms, SigningKey key)
    {
        var bytes = terms.Write(key.PublicKey);
        key.Sign(Message(bytes)).CopyTo(bytes, bytes.Length - SignatureLength);
        var (list, problem) = Read(bytes, new KeyRing(key.PublicKey));
        return list ?? throw new ArgumentException("these terms make no revocation list: " + problem!.Value.Name(), nameof(terms));
    }

    /// <summary>Reads the text form and verifies it. Never throws, whatever the text.</summary>
    /// <param name="text">As it was written; line ends of any kind and blank space around the whole are passed over.</param>
    /// <param name="ring">The keys that the program trusts.</param>
    public static RevocationReading Read(string? text, KeyRing ring)
    {
        if (text is { Length: > Armor.MaxTextLength }) return Refused(RevocationProblem.TooLong);
        return Armor.Read(text ?? "") is { } bytes ? Read(bytes, ring) : Refused(RevocationProblem.Unreadable);
    }

    /// <summary>
    /// Whether a program that honors another list goes over to this one: its number is higher, and it was not signed by a key that the
    /// other retires. So a stolen key cannot undo its own retirement.
    /// </summary>
    public bool Supersedes(RevocationList? other) => other is null || (Number > other.Number && other.Find(SignerId) is null);

    /// <summary>Why a genuine code is valid no more; null when the list does not speak against it.</summary>
    /// <param name="code">A code whose signature verified.</param>
    /// <param name="signer">The key by which it verified.</param>
    /// <returns>
    /// <see cref="CodeProblem.NotGenuine"/> when the key is retired and did not legitimately sign this code,
    /// <see cref="CodeProblem.LicenseRevoked"/>, <see cref="CodeProblem.ActivationRevoked"/>, or null.
    /// </returns>
    public CodeProblem? Check(ActivationCode code, PublicKey signer)
    {
        if (Find(signer.Id) is { } key && !key.Signed(code)) return CodeProblem.NotGenuine;
        Span<byte> license = stackalloc byte[LicenseLength];
        BinaryPrimitives.WriteUInt32BigEndian(license, code.License);
        if (Sorted.Contains(LicenseBytes, license)) return CodeProblem.LicenseRevoked;
        return RevokedSeat.Find(SeatBytes, code.License, code.Seat)?.Covers(code) == true ? CodeProblem.ActivationRevoked : null;
    }

    /// <summary>The text form: base64 in lines of 64 between an opening and a closing line, each ending with a line feed.</summary>
    public override string ToString() => Armor.Write(bytes);

    internal static RevocationReading Read(byte[] bytes, KeyRing ring)
    {
        if (bytes.Length > MaxLength) return Refused(RevocationProblem.TooLong);
        if (bytes.Length > 0 && bytes[0] != Version1) return Refused(RevocationProblem.NewerProgram);
        if (RevocationLayout.TryRead(bytes) is not { } layout) return Refused(RevocationProblem.Malformed);

        var list = new RevocationList(bytes, layout);
        if (list.Find(list.SignerId) is not null) return Refused(RevocationProblem.SignerRetired);
        if (ring.Find(list.SignerId) is not { } signer) return Refused(RevocationProblem.UnknownKey);
        return signer.Verify(Message(bytes), bytes.AsSpan(bytes.Length - SignatureLength).ToArray())
            ? new RevocationReading(list, null)
            : Refused(RevocationProblem.NotGenuine);
    }

    private RetiredKey? Find(string keyId)
    {
        foreach (var key in RetiredKeys)
        {
            if (key.KeyId == keyId) return key;
        }

        return null;
    }

    private static byte[] Message(byte[] bytes) => [.. Opening, .. bytes.AsSpan(0, bytes.Length - SignatureLength)];

    private static RevocationReading Refused(RevocationProblem problem) => new(null, problem);
}
