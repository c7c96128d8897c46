using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using JkLab.LicenseCore.Signing;

namespace JkLab.ActivationClient.Tests;

/// <summary>The licence server itself, as its own process on a data folder of its own, and the owner's command line beside it.</summary>
internal sealed partial class RealServer : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("jklab-server-");
    private readonly Process process;

    internal RealServer()
    {
        process = Start("serve", "--urls", "http://127.0.0.1:0", "--RateLimits:Enabled=false");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (ListeningAt().Match(line) is not { Success: true } match) continue;
            Address = new Uri(match.Value);
            _ = process.StandardOutput.ReadToEndAsync();
            return;
        }

        Dispose();
        throw new InvalidOperationException("the server did not start");
    }

    internal Uri Address { get; } = null!;

    internal KeyRing Keys => new(PublicKey.FromPem(Run("key", "export")));

    /// <summary>The ids of all signing keys, the oldest first.</summary>
    internal IReadOnlyList<string> KeyIds() =>
        [.. JsonDocument.Parse(Run("key", "list", "--json")).RootElement.EnumerateArray().Select(key => key.GetProperty("keyId").GetString()!)];

    /// <summary>Issues a licence for the sample product and returns its key.</summary>
    internal string Issue(params string[] more)
    {
        var json = Run(["license", "issue", "--product", "KBRS", "--edition", "professional", "--json", .. more]);
        return JsonDocument.Parse(json).RootElement[0].GetProperty("key").GetString()!;
    }

    /// <summary>Takes over the licences of another system.</summary>
    internal void Import(string csv)
    {
        var file = Path.Combine(folder.FullName, "old.csv");
        File.WriteAllText(file, csv);
        Run("import", "licenses", file);
    }

    /// <summary>Forgets every activation, as a server does that was put back from an older backup.</summary>
    internal void Forget()
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(folder.FullName, "data", "jklab.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM codes; DELETE FROM activations";
        command.ExecuteNonQuery();
    }

    /// <summary>Issues many licences and returns their keys.</summary>
    internal IReadOnlyList<string> IssueMany(int count) =>
        Run("license", "issue", "--product", "KBRS", "--edition", "professional", "--count", count.ToString(CultureInfo.InvariantCulture))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Copies a signing key out of the data folder, as a thief would: the seed is the last 32 bytes.</summary>
    internal SigningKey CopyKey(string id)
    {
        var lines = File.ReadAllLines(Path.Combine(folder.FullName, "data", "keys", id + ".pem"));
        var der = Convert.FromBase64String(string.Concat(lines.Where(line => !line.StartsWith('-'))));
        return new SigningKey(der.AsSpan(der.Length - SigningKey.SeedLength));
    }

    /// <summary>Runs a verb that must succeed and returns its stdout.</summary>
    internal string Run(params string[] verb)
    {
        using var command = Start(verb);
        var error = command.StandardError.ReadToEndAsync();
        var output = command.StandardOutput.ReadToEnd();
        command.WaitForExit();
        Assert.True(command.ExitCode == 0, error.Result);
        return output;
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private Process Start(params string[] verb)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.FullName };
        foreach (var argument in (string[])[Built.Of("src/LicenseServer", "jklab"), .. verb]) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    [GeneratedRegex(@"http://[^\s/:]+:\d+(?=\s|$)")]
    private static partial Regex ListeningAt();
}
