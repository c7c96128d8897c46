using System.Security.Cryptography;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Activation;

/// <summary>Writes that somebody holds a seat from now on.</summary>
internal static class NewActivation
{
    /// <param name="session">The transaction.</param>
    /// <param name="random">Gives the id.</param>
    /// <param name="license">Of this licence.</param>
    /// <param name="applicant">Who.</param>
    /// <param name="code">The code.</param>
    /// <param name="now">Since when.</param>
    /// <param name="seat">Where it is not the code's own seat.</param>
    /// <returns>Its random id, 63 bits.</returns>
    internal static long Insert(
        Session session, RandomNumberGenerator random, License license, Applicant applicant, ActivationCode code, DateTimeOffset now, int? seat = null)
    {
        var id = NewId.Long(random);
        session.Execute(
            """
            INSERT INTO activations (license_id, seat, ended, id, system_id, label, channel, activated_at, transfer, code)
            VALUES (@license, @seat, 0, @id, @SystemId, @Label, @Channel, @now, 0, @code)
            """,
            new { id, license = (long)license.Id, seat = seat ?? code.Seat, applicant.SystemId, applicant.Label, applicant.Channel, now, code = code.ToString() });
        return id;
    }
}
