using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Activation;

/// <summary>A seat that is free, and the number of its next code today.</summary>
/// <param name="Seat">1 to 4095.</param>
/// <param name="Issue">0 to 15.</param>
internal readonly record struct FreeSeat(int Seat, int Issue)
{
    /// <summary>A code has four bits for it.</summary>
    private const int IssuesPerDay = 16;

    /// <summary>Under this number stands the floor of the day, see <see cref="IssueFloor"/>.</summary>
    private const int AnySeat = 0;

    /// <summary>In the place of an issue number: the seat is held.</summary>
    private const int Taken = IssuesPerDay + 1;

    /// <summary>
    /// Chooses a seat: the wanted ones first, then the lowest. Refused when all are taken, or when none that is free can have another
    /// code today.
    /// </summary>
    /// <param name="session">The transaction.</param>
    /// <param name="license">Of this licence.</param>
    /// <param name="today">The day of issue.</param>
    /// <param name="wanted">Seats to try first.</param>
    /// <param name="freed">A seat that will be free, because its holder is replaced.</param>
    internal static Result<FreeSeat> Choose(Session session, License license, Day today, IEnumerable<int> wanted, int? freed = null)
    {
        var next = new Dictionary<int, int>();
        var taken = 0;
        var rows = session.Query(
            """
            SELECT seat, MAX(issue) + 1 FROM codes WHERE license_id = @id AND issued_on = @today GROUP BY seat
            UNION ALL
            SELECT 0, first_issue FROM issue_floors WHERE day = @today
            UNION ALL
            SELECT seat, @Taken FROM activations WHERE license_id = @id AND ended = 0 AND seat <> @freed
            """,
            new { id = (long)license.Id, today, Taken, freed = freed ?? AnySeat },
            row => (Seat: row.GetInt32(0), Issue: row.GetInt32(1)));
        foreach (var (seat, issue) in rows)
        {
            if (issue == Taken) taken++;
            next[seat] = Math.Max(issue, next.GetValueOrDefault(seat));
        }

        if (taken >= license.Seats) return new Refusal(RefusalCodes.SeatsExhausted);
        foreach (var seat in wanted.Concat(Enumerable.Range(1, license.Seats)))
        {
            var issue = Math.Max(next.GetValueOrDefault(seat), next.GetValueOrDefault(AnySeat));
            if (seat <= license.Seats && issue < IssuesPerDay) return new FreeSeat(seat, issue);
        }

        return new Refusal(RefusalCodes.TransferLimitReached) { Variant = Variants.IssuesOfDay };
    }

    /// <summary>The next code of a seat that is held. Refused when the day's 16 are used up.</summary>
    internal static Result<FreeSeat> Again(Session session, uint licenseId, int seat, Day today)
    {
        var issue = session.ExecuteScalar<int>(
            """
            SELECT COALESCE(MAX(issue), 0) FROM (
              SELECT issue + 1 AS issue FROM codes WHERE license_id = @id AND seat = @seat AND issued_on = @today
              UNION ALL
              SELECT first_issue FROM issue_floors WHERE day = @today) AS issues
            """,
            new { id = (long)licenseId, seat, today });
        return issue < IssuesPerDay ? new FreeSeat(seat, issue) : new Refusal(RefusalCodes.TransferLimitReached) { Variant = Variants.IssuesOfDay };
    }
}
