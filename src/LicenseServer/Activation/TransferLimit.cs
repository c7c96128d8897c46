using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Activation;

/// <summary>
/// How often customers may move a licence: releases by themselves within any 365 days, per licence, against seats × the product's
/// transfers a year. A computer that comes back gives its release back.
/// </summary>
internal static class TransferLimit
{
    private const int Days = 365;

    /// <summary>Refuses one release more when the year's are used up.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="license">Of this licence.</param>
    /// <param name="now">The moment.</param>
    /// <param name="returning">A computer that comes back in the same breath, so that its releases do not count.</param>
    internal static Refusal? Check(Session session, License license, DateTimeOffset now, SystemId? returning = null) =>
        Used(session, license, now, returning) < Allowed(session, license) ? null : new Refusal(RefusalCodes.TransferLimitReached);

    /// <summary>How many are left, of how many.</summary>
    internal static (long Left, long Allowed) Count(Session session, License license, DateTimeOffset now)
    {
        var allowed = Allowed(session, license);
        return (Math.Max(0, allowed - Used(session, license, now, returning: null)), allowed);
    }

    /// <summary>When the oldest release that counts is a year old, so that there is another; null where none counts.</summary>
    internal static DateTimeOffset? NextAt(Session session, License license, DateTimeOffset now) => session.ExecuteScalar<string?>(
        "SELECT MIN(released_at) FROM activations WHERE license_id = @id AND transfer = 1 AND released_at > @since",
        new { id = (long)license.Id, since = now.AddDays(-Days) }) is { } oldest ? Moment.FromText(oldest).AddDays(Days) : null;

    /// <summary>Gives back what the releases of a computer cost, now that it is activated again.</summary>
    internal static void GiveBack(Session session, License license, SystemId? systemId) => session.Execute(
        "UPDATE activations SET transfer = 0 WHERE license_id = @id AND system_id = @systemId AND transfer = 1",
        new { id = (long)license.Id, systemId });

    private static long Used(Session session, License license, DateTimeOffset now, SystemId? returning) => session.ExecuteScalar<long>(
        """
        SELECT COUNT(*) FROM activations
        WHERE license_id = @id AND transfer = 1 AND released_at > @since AND COALESCE(system_id, '') <> @returning
        """,
        new { id = (long)license.Id, since = now.AddDays(-Days), returning = returning?.ToString() ?? "-" });

    private static long Allowed(Session session, License license) =>
        (long)license.Seats * FindProduct.ByNumber(session, license.ProductNumber)!.TransfersPerYear;
}
