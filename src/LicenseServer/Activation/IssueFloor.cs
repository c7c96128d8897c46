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

    /// <summary>Raises today's floor: to 8 of 16 the first time, then by half of what is left.</summary>
    public static void Raise(Session session, DateTimeOffset now)
    {
        var today = Day.Of(now);
        var floor = session.ExecuteScalar<int>("SELECT COALESCE(MAX(first_issue), 0) FROM issue_floors WHERE day = @today", new { today });
        session.Execute(
            "INSERT INTO issue_floors (day, first_issue) VALUES (@today, @floor) ON CONFLICT (day) DO UPDATE SET first_issue = @floor",
            new { today, floor = (floor + IssuesPerDay) / 2 });
        AuditLog.Append(session, new AuditEntry(now, Actor.CommandLine, "database.restored"));
    }
}
