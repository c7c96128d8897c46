using System.Diagnostics;
using System.Text;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.KbrsCrm.Tests;

/// <summary>Somebody at a computer with the sample on it: runs its verbs as processes, in a folder that is deleted at the end.</summary>
internal sealed class Customer : IDisposable
{
    private static readonly string Binary =
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "JkLab.KbrsCrm.exe" : "JkLab.KbrsCrm");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kbrs-crm-test-");

    internal string Folder => folder.FullName;

    /// <summary>The server to ask; by default one that nobody listens at.</summary>
    internal string Server { get; init; } = "http://127.0.0.1:9";

    /// <summary>Trusts the server of an owner, as the README says.</summary>
    internal void Trust(Owner owner) => owner.Run("key", "export", "--out", Path.Combine(Folder, "publickey.pem")).Succeeded();

    /// <summary>Runs a verb in English unless the arguments say otherwise.</summary>
    internal CommandResult Run(params string[] args) => RunWith("", args);

    /// <summary>Runs a verb with text on stdin.</summary>
    internal CommandResult RunWith(string input, params string[] args)
    {
        string[] language = args.Contains("--lang") ? [] : ["--lang", "en"];
        var start = new ProcessStartInfo(Binary, [.. args, .. language, "--server", Server, "--state", Path.Combine(Folder, "state")])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("the sample did not end: " + string.Join(' ', args));
        }

        return new CommandResult(process.ExitCode, output.Result, error.Result);
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);
}
