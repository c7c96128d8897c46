using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Checks;

/// <summary>Whether this computer's clock goes with what was recorded: codes and trials carry its days.</summary>
internal static class CheckClock
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    internal static IEnumerable<Finding> Run(Session session, DateTimeOffset now)
    {
        var newest = session.QueryFirstOrDefault<DateTimeOffset?>("SELECT MAX(at) FROM audit_entries");
        yield return newest > now + Tolerance
            ? Finding.Advice("clock", $"it says {Moment.ToText(now)}, and something was recorded at {Moment.ToText(newest.Value)}", "set the clock right; if it is right, it was wrong then, which harms nobody")
            : Finding.Ok("clock", $"it says {Moment.ToText(now)}");
    }
}
