namespace JkLab.LicenseServer.Mail;

/// <summary>How long to wait for what.</summary>
internal static class Patience
{
    /// <summary>From so many refusals on a letter is stuck.</summary>
    internal const int StuckAfter = 6;

    /// <summary>Between two looks into the outbox: what others put in, this process is not told of.</summary>
    internal static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>For a connection, with TLS and password.</summary>
    internal static readonly TimeSpan Connection = TimeSpan.FromSeconds(20);

    /// <summary>For a message: some servers look into it before they take it.</summary>
    internal static readonly TimeSpan Message = TimeSpan.FromSeconds(60);

    /// <summary>After this whoever sends a letter is taken for dead; longer than all tries in a row can take.</summary>
    internal static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>Until a refused letter is tried again: a minute, then four times as long each time; once it is stuck a day.</summary>
    internal static TimeSpan AfterRefusal(int refusals) =>
        refusals >= StuckAfter ? TimeSpan.FromDays(1) : TimeSpan.FromMinutes(Math.Pow(4, refusals - 1));

    /// <summary>Until the next letter, when none gets through: five seconds, then twice as long each time, up to a quarter of an hour.</summary>
    internal static TimeSpan AfterFailures(int inARow)
    {
        var pause = TimeSpan.FromSeconds(5 * Math.Pow(2, Math.Min(inARow, 10) - 1));
        return pause < LongestPause ? pause : LongestPause;
    }
}
