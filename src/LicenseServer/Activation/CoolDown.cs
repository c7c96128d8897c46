using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Activation;

/// <summary>
/// A day between two computers of a licence that a customer releases on the page without a receipt: whoever got into his mail cannot empty
/// the licence at once. A receipt proves that the computer itself gave its code up, and knows no waiting.
/// </summary>
internal static class CoolDown
{
    private static readonly TimeSpan Length = TimeSpan.FromHours(24);

    /// <summary>Until when it lasts; null where the next computer may go now.</summary>
    internal static DateTimeOffset? EndsAt(Session session, License license, DateTimeOffset now)
    {
        var last = session.ExecuteScalar<string?>(
            "SELECT MAX(released_at) FROM activations WHERE license_id = @id AND release_channel = @Web AND transfer = 1", new { id = (long)license.Id, Web = Channels.Web });
        return last is not null && Moment.FromText(last) + Length is var end && end > now ? end : null;
    }
}
