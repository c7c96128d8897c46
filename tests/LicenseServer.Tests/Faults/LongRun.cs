using System.Globalization;

namespace JkLab.LicenseServer.Tests.Faults;

/// <summary>How long the fault harness runs: JKLAB_LONG=1 is the long version, JKLAB_KILLS=N as long as one likes.</summary>
internal static class LongRun
{
    private static readonly string Log = Path.Combine(AppContext.BaseDirectory, "kills.log");

    internal static bool IsOn => Environment.GetEnvironmentVariable("JKLAB_LONG") == "1";

    /// <summary>How often the server is killed: 6 times, 200 in the long version.</summary>
    internal static int Kills =>
        int.TryParse(Environment.GetEnvironmentVariable("JKLAB_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : IsOn ? 200 : 6;

    /// <summary>Notes how far a long run has come, in <c>kills.log</c> beside the tests.</summary>
    internal static void Note(string line)
    {
        if (Kills > 6) File.AppendAllText(Log, $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm:ss} {line}\n");
    }
}
