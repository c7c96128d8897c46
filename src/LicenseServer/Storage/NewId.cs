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

    /// <summary>Nine digits that people can read out to each other, and that no row of a table has.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="random">The random source.</param>
    /// <param name="table">The table, whose key is <c>id</c>.</param>
    public static long Number(Session session, RandomNumberGenerator random, string table)
    {
        while (true)
        {
            var number = 100_000_000 + (Long(random) % 900_000_000);
            if (session.QueryFirstOrDefault<long?>($"SELECT id FROM {table} WHERE id = @number", new { number }) is null) return number;
        }
    }

    /// <summary>128 random bits in hexadecimal.</summary>
    public static string Hex(RandomNumberGenerator random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.GetBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
