using System.Buffers.Binary;

namespace JkLab.LicenseCore;

/// <summary>A seat of a licence whose codes are dead, up to one of them: the seat's next owner has later ones and is not hit.</summary>
/// <remarks>
/// In a revocation list 8 bytes, big-endian: licence number (4), seat (high 12 bits) and issue (low 4 bits) of the last dead code, its day of
/// issue (2). As one number of 64 bits they sort by licence, then seat.
/// </remarks>
/// <param name="License">The licence number, not 0.</param>
/// <param name="Seat">1 to 4095.</param>
/// <param name="LastDay">The day on which the last dead code was issued.</param>
/// <param name="LastIssue">Which issue of that day it was, 0 to 15.</param>
public readonly record struct RevokedSeat(uint License, int Seat, Day LastDay, int LastIssue)
{
    internal const int Length = 8;

    private const int MaxSeat = 4095;
    private const int MaxIssue = 15;
    private const int BitsBelowSeat = 20;

    /// <summary>Whether a code of this seat is dead.</summary>
    public bool Covers(ActivationCode code) => code.IssuedOn < LastDay || (code.IssuedOn == LastDay && code.Issue <= LastIssue);

    internal static RevokedSeat Read(ReadOnlySpan<byte> entry)
    {
        var seatAndIssue = BinaryPrimitives.ReadUInt16BigEndian(entry.Slice(4));
        return new RevokedSeat(
            BinaryPrimitives.ReadUInt32BigEndian(entry), seatAndIssue >> 4, new Day(BinaryPrimitives.ReadUInt16BigEndian(entry.Slice(6))), seatAndIssue & 15);
    }

    internal void Write(Span<byte> entry)
    {
        if (Seat is < 1 or > MaxSeat) throw new ArgumentException("a seat is 1 to 4095", nameof(Seat));
        if (LastIssue is < 0 or > MaxIssue) throw new ArgumentException("an issue is 0 to 15", nameof(LastIssue));
        BinaryPrimitives.WriteUInt32BigEndian(entry, License);
        BinaryPrimitives.WriteUInt16BigEndian(entry.Slice(4), (ushort)((Seat << 4) | LastIssue));
        BinaryPrimitives.WriteUInt16BigEndian(entry.Slice(6), (ushort)LastDay.Number);
    }

    /// <summary>Whether these are seats in their order, none twice, no number 0.</summary>
    internal static bool AreSeats(ReadOnlySpan<byte> entries)
    {
        var previous = 0UL;
        for (var at = 0; at < entries.Length; at += Length)
        {
            var key = KeyAt(entries, at);
            if (key <= previous || key >> 12 == 0 || (key & MaxSeat) == 0) return false;
            previous = key;
        }

        return true;
    }

    /// <summary>The entry of a seat among all, or null.</summary>
    internal static RevokedSeat? Find(ReadOnlySpan<byte> entries, uint license, int seat)
    {
        var wanted = ((ulong)license << 12) | (uint)seat;
        int low = 0, high = entries.Length / Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var key = KeyAt(entries, middle * Length);
            if (key == wanted) return Read(entries.Slice(middle * Length));
            if (key < wanted) low = middle + 1;
            else high = middle;
        }

        return null;
    }

    // Licence and seat.
    private static ulong KeyAt(ReadOnlySpan<byte> entries, int at) => BinaryPrimitives.ReadUInt64BigEndian(entries.Slice(at)) >> BitsBelowSeat;
}
