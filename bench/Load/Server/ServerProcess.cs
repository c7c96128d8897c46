using System.Diagnostics;
using System.Globalization;

namespace JkLab.Bench.Load.Server;

/// <summary>A server in a process of its own: the program with the calls to compare with, or the program as it is published.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string FloorVariable = "JKLAB_BENCH_FLOOR";
    private const string Verb = "load-server";

    private readonly Process process;

    private ServerProcess(string command, string dataFolder, string? floorFile)
    {
        // Serilog's lines on stderr go nowhere, as into a journal that costs nothing; its file is written.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" 2>\"$0\"", Path.Combine(dataFolder, "stderr.txt"), .. command.Split('\n')])
        {
            RedirectStandardOutput = true,
        };
        foreach (var word in (string[])["serve", "--data", dataFolder, "--urls", "http://127.0.0.1:0", "--RateLimits:Enabled=false"]) start.ArgumentList.Add(word);
        start.Environment[FloorVariable] = floorFile;
        process = Process.Start(start)!;
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("the server did not start: " + File.ReadAllText(Path.Combine(dataFolder, "stderr.txt")));
        Port = new Uri(line.Split(' ').First(word => word.StartsWith("http", StringComparison.Ordinal))).Port;
        _ = process.StandardOutput.ReadToEndAsync();
    }

    internal int Port { get; }

    /// <summary>Processor time so far.</summary>
    internal TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory that the process ever held, in bytes.</summary>
    internal long PeakMemory => 1024 * long.Parse(
        File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);

    /// <summary>Starts the program with the calls to compare with, under the runtime settings of the program.</summary>
    internal static ServerProcess StartBench(string dataFolder, string floorFile)
    {
        var here = Path.Combine(AppContext.BaseDirectory, "JkLab.Bench");
        var program = Path.Combine(AppContext.BaseDirectory, "jklab.runtimeconfig.json");
        return new ServerProcess(string.Join('\n', "dotnet", "exec", "--runtimeconfig", program, "--depsfile", here + ".deps.json", here + ".dll", Verb), dataFolder, floorFile);
    }

    /// <summary>Starts the program itself.</summary>
    internal static ServerProcess StartProgram(string executable, string dataFolder) => new(executable, dataFolder, null);

    /// <summary>What such a process runs; null when this is none.</summary>
    internal static Task<int>? RunWithin(string[] args) => args is [Verb, ..]
        ? LicenseServer.Cli.CommandLine.RunAsync(
            args[1..], [new BenchFeature(Environment.GetEnvironmentVariable(FloorVariable)!), .. LicenseServer.Program.Features])
        : null;

    public void Dispose()
    {
        Native.Kill(process.Id, Native.SigTerm);
        if (!process.WaitForExit(TimeSpan.FromSeconds(30))) process.Kill();
        process.Dispose();
    }
}
