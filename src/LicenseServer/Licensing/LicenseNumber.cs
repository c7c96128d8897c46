using System.Buffers.Binary;
using System.Security.Cryptography;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>
/// Licence numbers: random, 1 to 2^32-1, one for every licence and every trial. A sequence would tell how many were sold, and repeat
/// itself after a restored backup.
/// </summary>
public static class LicenseNumber
{
    /// <summary>A number that no licence and no trial has.</summary>
    public static uint Create(Session session, RandomNumberGenerator random) => Create(session, random, 1)[0];

    /// <summary>As many such numbers, all different.</summary>
    public static IReadOnlyList<uint> Create(Session session, RandomNumberGenerator random, int count)
    {
        var numbers = new HashSet<uint>(count);
        Span<byte> bytes = stackalloc byte[4];
        while (numbers.Count < count)
        {
            random.GetBytes(bytes);
            var id = BinaryPrimitives.ReadUInt32BigEndian(bytes);
            if (id != 0 && !numbers.Contains(id) && !IsTaken(session, id)) numbers.Add(id);
        }

        return [.. numbers];
    }

    private static bool IsTaken(Session session, uint id) => session.ExecuteScalar<long>(
        "SELECT (SELECT COUNT(*) FROM licenses WHERE id = @id) + (SELECT COUNT(*) FROM trials WHERE license_id = @id)",
        new { id = (long)id }) > 0;
}
