using System.Buffers.Binary;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseCore.Text;

namespace JkLab.LicenseCore;

/// <summary>How the bytes of a revocation list divide. Nothing is allocated by a count that the length does not bear out.</summary>
internal sealed record RevocationLayout(int LicenseCount, int SeatCount, IReadOnlyList<RetiredKey> RetiredKeys)
{
    /// <summary>Null when the bytes are not exactly one list: too short, too long, out of order, a number 0.</summary>
    internal static RevocationLayout? TryRead(byte[] bytes)
    {
        var end = bytes.Length - RevocationList.SignatureLength;
        if (end < RevocationList.HeaderLength || Read32(9) == 0) return null;
        long licenses = Read32(15), seats = Read32(19);
        var licensesEnd = RevocationList.HeaderLength + (licenses * RevocationList.LicenseLength);
        var seatsEnd = licensesEnd + (seats * RevokedSeat.Length);
        if (seatsEnd > end) return null;
        if (!AreLicenses(bytes.AsSpan(RevocationList.HeaderLength, (int)licensesEnd - RevocationList.HeaderLength))) return null;
        if (!RevokedSeat.AreSeats(bytes.AsSpan((int)licensesEnd, (int)(seatsEnd - licensesEnd)))) return null;

        var keys = new List<RetiredKey>();
        var at = (int)seatsEnd;
        for (int left = bytes[23], previous = -1; left > 0; left--)
        {
            if (at + RetiredKey.HeaderLength > end) return null;
            long count = Read32(at + PublicKey.IdLength);
            var hashes = at + RetiredKey.HeaderLength;
            if (hashes + (count * CodeHash.Length) > end) return null;
            if (previous >= 0 && IdAt(previous).SequenceCompareTo(IdAt(at)) >= 0) return null;
            var key = new RetiredKey(PublicKey.Print(IdAt(at)), new ReadOnlyMemory<byte>(bytes, hashes, (int)count * CodeHash.Length));
            if (!Sorted.IsAscending(key.Hashes.Span, CodeHash.Length)) return null;
            keys.Add(key);
            previous = at;
            at = hashes + key.Hashes.Length;
        }

        return at == end ? new RevocationLayout((int)licenses, (int)seats, keys) : null;

        uint Read32(int offset) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(offset));

        ReadOnlySpan<byte> IdAt(int offset) => bytes.AsSpan(offset, PublicKey.IdLength);
    }

    private static bool AreLicenses(ReadOnlySpan<byte> licenses) =>
        Sorted.IsAscending(licenses, RevocationList.LicenseLength) && (licenses.IsEmpty || BinaryPrimitives.ReadUInt32BigEndian(licenses) != 0);
}
