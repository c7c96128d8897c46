using System.Buffers.Binary;
using System.Security.Cryptography;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Activation;

/// <summary>Writes that somebody holds a seat from now on.</summary>
internal static class NewActivation
{
    /// <returns>Its random id, 63 bits.</returns>
    internal static long Insert(
        Session session, RandomNumberGenerator random, License license, Applicant applicant, int seat, ActivationCode code, DateTimeOffset now)
    {
        var bytes = new byte[8];
        random.GetBytes(bytes);
        var id = BinaryPrimitives.ReadInt64BigEndian(bytes) & long.MaxValue;
        session.Execute(
            """
            INSERT INTO activations (id, license_id, seat, system_id, label, channel, activated_at, transfer, code)
            VALUES (@id, @license, @seat, @SystemId, @Label, @Channel, @now, 0, @code)
            """,
            new { id, license = (long)license.Id, seat, applicant.SystemId, applicant.Label, applicant.Channel, now, code = code.ToString() });
        return id;
    }
}
