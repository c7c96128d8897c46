using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Mail;

/// <summary>How full the outbox is.</summary>
/// <param name="Waiting">Letters that will go out by themselves.</param>
/// <param name="Stuck">Letters that the mail server refused again and again; they are tried once a day.</param>
/// <param name="Oldest">Since when the oldest of those waits that were never refused, or null.</param>
internal sealed record OutboxState(long Waiting, long Stuck, DateTimeOffset? Oldest)
{
    internal static OutboxState Read(Session session)
    {
        var stuckAfter = Patience.StuckAfter;
        var stuck = session.ExecuteScalar<long>("SELECT COUNT(*) FROM outbox WHERE refusals >= @stuckAfter", new { stuckAfter });
        return new OutboxState(
            session.ExecuteScalar<long>("SELECT COUNT(*) FROM outbox") - stuck, stuck,
            session.QueryFirstOrDefault<DateTimeOffset?>("SELECT created_at FROM outbox WHERE refusals = 0 ORDER BY created_at LIMIT 1"));
    }
}
