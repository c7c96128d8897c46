using System.ComponentModel;
using System.Diagnostics;

namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>A program of the system that a fresh machine may lack.</summary>
public static class Tool
{
    /// <summary>Skips the test where the program is missing; in CI it must be there.</summary>
    public static void Need(string name, params string[] versionArgs)
    {
        try
        {
            Run(name, versionArgs);
        }
        catch (Win32Exception)
        {
            Missing(name);
        }
    }

    /// <summary>Skips the test for want of something; in CI it must be there.</summary>
    public static void Missing(string name)
    {
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", name + " is missing, and CI must not skip this test");
        Skip.If(true, name + " is not installed here");
    }

    /// <summary>Runs openssl in a folder; it must succeed.</summary>
    /// <returns>What it printed.</returns>
    public static string Openssl(string folder, params string[] args)
    {
        Need("openssl", "version");
        using var process = Process.Start(new ProcessStartInfo("openssl", args) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var words = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"openssl {string.Join(' ', args)}: {error.Result}");
        return words;
    }

    /// <summary>Runs it to its end.</summary>
    /// <returns>The exit status and all that it said.</returns>
    public static (int Status, string Words) Run(string name, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(name, args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var words = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        return (process.ExitCode, words);
    }
}
