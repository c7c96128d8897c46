using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Activation;

/// <summary>
/// After a backup was put back, the codes that were issued since are forgotten. So for the rest of that day every seat begins at a higher
/// issue number, and no code is made a second time for another computer.
/// </summary>
public static class IssueFloor
{
    private const int IssuesPerDay = 16;

    /// <summary>Where issue numbers begin today.</summary>
    public static int Of(Session session, Day today) =>
        session.ExecuteScalar<int>("SELECT COALESCE(MAX(first_issue), 0) FROM issue_floors WHERE day = @today", new { today });

    /// <summary>Raises today's floor: to 8 of 16 the first time, then by half of what is left, until the fifth restore of a day leaves none.</summary>
    /// <param name="session">Of the database that is put back.</param>
    /// <param name="now">The clock.</param>
    /// <param name="replaced">The floor of the database whose place it takes: the same backup may be put back twice.</param>
    public static void Raise(Session session, DateTimeOffset now, int replaced)
    {
        var today = Day.Of(now);
        var floor = Math.Max(Of(session, today), replaced);
        session.Execute(
            "INSERT INTO issue_floors (day, first_issue) VALUES (@today, @floor) ON CONFLICT (day) DO UPDATE SET first_issue = @floor",
            new { today, floor = (floor + IssuesPerDay + 1) / 2 });
        AuditLog.Append(session, new AuditEntry(now, Actor.CommandLine, "database.restored"));
    }
}
