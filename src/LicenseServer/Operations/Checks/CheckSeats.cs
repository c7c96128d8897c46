using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Checks;

/// <summary>Whether more computers are active on a licence than it has seats, and each shows a code that is its computer's.</summary>
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

        var unrecorded = CheckCodes.FindUnrecorded(session).ToList();
        var wrong = unrecorded.Where(found => found is { IsGenuine: false, IsOver: false }).Select(found => found.License).Distinct().ToList();
        foreach (var id in wrong) yield return Finding.Broken("seats", $"a seat of licence number {id} shows a code that is not its computer's", CheckCodes.Renew(id));
        foreach (var id in unrecorded.Where(found => found is { IsGenuine: false, IsOver: true }).Select(found => found.License).Distinct())
            yield return Finding.Advice("seats", $"a computer that left its seat of licence number {id} had a code that is not its own", "nobody is given it any more, and nothing has to be done");
        var forgotten = unrecorded.Count(found => found is { IsGenuine: true, IsOver: false });
        if (forgotten > 0)
        {
            yield return Finding.Advice(
                "seats", $"{forgotten} active {(forgotten == 1 ? "shows a genuine code that is" : "show genuine codes that are")} not on record",
                "a restored backup explains that, where others were given the same seats since; if there was none, somebody deleted it: compare with the last backup");
        }

        if (oversold.Count == 0 && wrong.Count == 0)
        {
            var active = session.ExecuteScalar<long>("SELECT COUNT(*) FROM activations WHERE ended = 0");
            yield return Finding.Ok("seats", $"{active} active, no licence has more than its seats");
        }
    }
}
