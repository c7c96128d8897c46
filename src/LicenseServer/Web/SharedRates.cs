using System.Collections.Concurrent;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Web;

/// <summary>
/// Budgets that all servers of a database share, exactly: one statement a call moves the moment at which a caller's budget is whole again
/// (the generic cell rate algorithm), by the database's own clock.
/// </summary>
/// <remarks>
/// Callers are told apart by an HMAC under the <see cref="DaySecret"/>. Servers wait for one another on the same caller alone.
/// </remarks>
internal sealed class SharedRates(Database database, DaySecret secrets, TimeProvider time)
{
    private const int MostRemembered = 10_000;
    private const string Now = "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";

    // Nobody who is refused can be let in before this moment, so the database is not asked until then.
    private readonly ConcurrentDictionary<string, DateTimeOffset> refused = new(StringComparer.Ordinal);

    /// <summary>Takes a call.</summary>
    /// <returns>Null, or how long to wait when nothing is left.</returns>
    /// <exception cref="StorageException">The database cannot be reached.</exception>
    internal async Task<TimeSpan?> TakeAsync(RateBudget budget, byte[] caller)
    {
        var now = time.GetUtcNow();
        var (day, secret) = await secrets.OfTodayAsync();
        var who = budget.Kind + ":" + DaySecret.Pseudonym(secret, caller);
        if (refused.TryGetValue(who, out var moment) && moment > now) return moment - now;

        var cost = 1000L / budget.PerSecond;
        var taken = await database.RunFleetingAsync<long?>(
            $"""
            INSERT INTO rate_limits (who, day, until) VALUES (@who, @day, {Now} + @cost)
            ON CONFLICT (who) DO UPDATE
            SET until = CASE WHEN rate_limits.until > EXCLUDED.until - @cost THEN rate_limits.until + @cost ELSE EXCLUDED.until END
            WHERE rate_limits.until <= EXCLUDED.until + @room
            RETURNING until
            """,
            new { who, day, cost, room = (budget.Burst - 2) * cost });
        if (taken is not null) return null;

        var wait = TimeSpan.FromMilliseconds(Math.Max(1, await database.RunFleetingAsync<long>(
            $"SELECT until - {Now} - @room FROM rate_limits WHERE who = @who", new { who, room = (budget.Burst - 1) * cost })));
        if (refused.Count >= MostRemembered) refused.Clear();
        refused[who] = now + wait;
        return wait;
    }
}
