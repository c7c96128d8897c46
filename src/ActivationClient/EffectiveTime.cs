using JkLab.LicenseCore;

namespace JkLab.ActivationClient;

/// <summary>
/// What time it is at least. A clock can be turned back, but not before what was already seen, the day the code was issued, or the day
/// the program was built. It matters for codes with a last day alone.
/// </summary>
internal static class EffectiveTime
{
    /// <summary>So far may the clock go back without a word: time zones, batteries, corrections.</summary>
    internal static readonly TimeSpan Tolerance = TimeSpan.FromDays(1);

    /// <summary>The latest of now, last seen, issued and built.</summary>
    internal static Day Day(DateTimeOffset now, DateTimeOffset? lastSeen, Day? issued, Day built)
    {
        var latest = LicenseCore.Day.Of(now);
        if (lastSeen is { } seen && LicenseCore.Day.Of(seen) > latest) latest = LicenseCore.Day.Of(seen);
        if (issued is { } day && day > latest) latest = day;
        return built > latest ? built : latest;
    }

    /// <summary>Whether the clock shows more than a day before what it showed already.</summary>
    internal static bool IsClockWrong(DateTimeOffset now, DateTimeOffset? lastSeen) => lastSeen is { } seen && now < seen - Tolerance;
}
