using JkLab.LicenseCore;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>Seats of licences whose codes are dead up to one of them.</summary>
public static class RevokedSeats
{
    private const string Columns = "SELECT license_id, seat, last_day, last_issue FROM revoked_seats ";

    /// <summary>All of them, ascending by licence and seat.</summary>
    public static IReadOnlyList<RevokedSeat> All(Session session) => [.. session.Query<Row>(Columns + "ORDER BY license_id, seat").Select(row => row.ToSeat())];

    /// <summary>The entry of a seat, or null.</summary>
    public static RevokedSeat? Find(Session session, uint license, int seat) =>
        session.QueryFirstOrDefault<Row>(Columns + "WHERE license_id = @id AND seat = @seat", new { id = (long)license, seat })?.ToSeat();

    /// <summary>Whether a code is dead because its seat was taken back.</summary>
    public static bool Cover(Session session, ActivationCode code) => Find(session, code.License, code.Seat)?.Covers(code) == true;

    /// <summary>Writes an entry, in the place of an earlier one of the same seat.</summary>
    public static void Put(Session session, RevokedSeat seat, string reason, DateTimeOffset now) => session.Execute(
        """
        INSERT INTO revoked_seats (license_id, seat, last_day, last_issue, reason, revoked_at)
        VALUES (@id, @Seat, @LastDay, @LastIssue, @reason, @now)
        ON CONFLICT (license_id, seat) DO UPDATE SET last_day = @LastDay, last_issue = @LastIssue, reason = @reason, revoked_at = @now
        """,
        new { id = (long)seat.License, seat.Seat, seat.LastDay, seat.LastIssue, reason, now });

    /// <summary>Takes an entry away.</summary>
    /// <returns>False when there was none.</returns>
    public static bool Remove(Session session, uint license, int seat) =>
        session.Execute("DELETE FROM revoked_seats WHERE license_id = @id AND seat = @seat", new { id = (long)license, seat }) > 0;

    private sealed class Row
    {
        public long LicenseId { get; init; }

        public int Seat { get; init; }

        public Day LastDay { get; init; }

        public int LastIssue { get; init; }

        internal RevokedSeat ToSeat() => new((uint)LicenseId, Seat, LastDay, LastIssue);
    }
}
