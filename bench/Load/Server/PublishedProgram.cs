using System.Diagnostics;
using System.Runtime.InteropServices;

namespace JkLab.Bench.Load.Server;

/// <summary>The program as customers of the project get it: published as one file, compiled ahead of time as far as it is.</summary>
internal static class PublishedProgram
{
    private const string Project = "src/LicenseServer";

    /// <summary>Publishes it into a folder; called in the repository.</summary>
    /// <returns>The executable.</returns>
    internal static string Make(string folder)
    {
        using var process = Process.Start(
            "dotnet", ["publish", Project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", folder, "--nologo", "-v", "quiet"]);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{Project} could not be published; is this the folder of the repository?");
        return Path.Combine(folder, "jklab");
    }
}
