using System.Buffers.Binary;
using JkLab.LicenseCore.Signing;

namespace JkLab.LicenseCore;

/// <summary>What a revocation list shall say. The order does not matter; nothing may stand there twice.</summary>
public sealed record RevocationTerms
{
    /// <summary>The number, not 0, higher than that of every list before.</summary>
    public required uint Number { get; init; }

    /// <summary>The day of issue, UTC.</summary>
    public required Day IssuedOn { get; init; }

    /// <summary>The numbers of the licences whose codes are dead, all of them.</summary>
    public IReadOnlyCollection<uint> Licenses { get; init; } = [];

    /// <summary>The seats whose codes are dead up to some day.</summary>
    public IReadOnlyCollection<RevokedSeat> Seats { get; init; } = [];

    /// <summary>The keys that were retired, at most 255; not the one that signs.</summary>
    public IReadOnlyCollection<RetiredKey> RetiredKeys { get; init; } = [];

    /// <summary>The list without its signature, for which there is room at its end.</summary>
    internal byte[] Write(PublicKey signer)
    {
        if (RetiredKeys.Count > byte.MaxValue) throw new ArgumentException("a list retires at most 255 keys", nameof(RetiredKeys));
        var length = RevocationList.HeaderLength + ((long)Licenses.Count * RevocationList.LicenseLength) + ((long)Seats.Count * RevokedSeat.Length)
            + RetiredKeys.Sum(key => (long)RetiredKey.HeaderLength + key.Hashes.Length) + RevocationList.SignatureLength;
        if (length > RevocationList.MaxLength) throw new ArgumentException("a list has at most 16 MiB", nameof(RetiredKeys));

        var bytes = new byte[length];
        bytes[0] = RevocationList.Version1;
        signer.IdBytes.CopyTo(bytes.AsSpan(1));
        Write32(9, Number);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(13), (ushort)IssuedOn.Number);
        Write32(15, (uint)Licenses.Count);
        Write32(19, (uint)Seats.Count);
        bytes[23] = (byte)RetiredKeys.Count;
        var at = RevocationList.HeaderLength;
        foreach (var license in Licenses.OrderBy(license => license))
        {
            Write32(at, license);
            at += RevocationList.LicenseLength;
        }

        foreach (var seat in Seats.OrderBy(seat => seat.License).ThenBy(seat => seat.Seat))
        {
            seat.Write(bytes.AsSpan(at));
            at += RevokedSeat.Length;
        }

        foreach (var key in RetiredKeys.OrderBy(key => key.KeyId, StringComparer.Ordinal))
        {
            key.IdBytes.CopyTo(bytes, at);
            Write32(at + PublicKey.IdLength, (uint)key.Count);
            key.Hashes.Span.CopyTo(bytes.AsSpan(at + RetiredKey.HeaderLength));
            at += RetiredKey.HeaderLength + key.Hashes.Length;
        }

        return bytes;

        void Write32(int offset, uint value) => BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(offset), value);
    }
}
