using System.Buffers.Binary;
using System.Security.Cryptography;

namespace JkLab.LicenseServer.Storage;

/// <summary>Names for new rows: random, so that they tell nothing, repeat nothing after a restored backup, and suit several servers.</summary>
public static class NewId
{
    /// <summary>63 random bits.</summary>
    public static long Long(RandomNumberGenerator random)
    {
        Span<byte> bytes = stackalloc byte[8];
        random.GetBytes(bytes);
        return BinaryPrimitives.ReadInt64BigEndian(bytes) & long.MaxValue;
    }

    /// <summary>128 random bits in hexadecimal.</summary>
    public static string Hex(RandomNumberGenerator random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.GetBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
