using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Checks;

/// <summary>Whether more computers are active on a licence than it has seats, and each shows its current code.</summary>
internal static class CheckSeats
{
    internal static IEnumerable<Finding> Run(Session session)
    {
        var oversold = session.Query<long>(
            """
            SELECT l.id
            FROM licenses l JOIN activations a ON a.license_id = l.id AND a.ended = 0
            GROUP BY l.id, l.seats
            HAVING COUNT(*) > l.seats
            """).ToList();
        foreach (var id in oversold)
            yield return Finding.Broken("seats", $"more computers are active on licence number {id} than it has seats", "release some with 'jklab activation release', or add seats");

        var unrecorded = CheckCodes.CountStrangers(session);
        if (unrecorded > 0) yield return Finding.Broken("seats", $"{(unrecorded == 1 ? "1 activation shows" : $"{unrecorded} activations show")} a code that was never recorded as issued", "put the last backup back");
        if (oversold.Count == 0 && unrecorded == 0)
        {
            var active = session.ExecuteScalar<long>("SELECT COUNT(*) FROM activations WHERE ended = 0");
            yield return Finding.Ok("seats", $"{active} active, no licence has more than its seats");
        }
    }
}
