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
    public static uint Create(Session session, RandomNumberGenerator random)
    {
        Span<byte> bytes = stackalloc byte[4];
        while (true)
        {
            random.GetBytes(bytes);
            var id = BinaryPrimitives.ReadUInt32BigEndian(bytes);
            if (id != 0 && !IsTaken(session, id)) return id;
        }
    }

    private static bool IsTaken(Session session, uint id) => session.ExecuteScalar<long>(
        """
        SELECT (SELECT COUNT(*) FROM licenses WHERE id = @id) + (SELECT COUNT(*) FROM trials WHERE license_id = @id)
        """,
        new { id = (long)id }) > 0;
}
