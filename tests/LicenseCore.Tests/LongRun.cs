namespace JkLab.LicenseCore.Tests;

/// <summary>Whether simulations and fuzzing run at full length, by the environment variable JKLAB_LONG=1.</summary>
internal static class LongRun
{
    internal static readonly bool IsOn = Environment.GetEnvironmentVariable("JKLAB_LONG") == "1";
}
