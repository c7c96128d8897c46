using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>
/// A server on a free port, and an HTTP client for it: the real binary, or inside the test when the owner's clock is the test's own.
/// </summary>
public sealed partial class RunningServer : IAsyncDisposable
{
    private readonly bool ownsOwner;
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();
    private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stop = new();
    private Process? process;
    private Task<int>? inside;

    private RunningServer(Owner owner, bool ownsOwner)
    {
        Owner = owner;
        this.ownsOwner = ownsOwner;
    }

    /// <summary>The owner of its data folder.</summary>
    public Owner Owner { get; }

    /// <summary>A client whose base address is the server's.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>The number of its process.</summary>
    public int ProcessId => process!.Id;

    /// <summary>Whether it still runs.</summary>
    public bool Runs => !process!.HasExited;

    /// <summary>What it has written to stdout so far.</summary>
    public string Out => Snapshot(output);

    /// <summary>What it has written to stderr so far.</summary>
    public string Error => Snapshot(error);

    /// <summary>What its log files hold so far; a line arrives there within a second or two.</summary>
    public string Log => string.Concat(Directory.GetFiles(Path.Combine(Owner.Data, "logs")).Order().Select(file =>
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }));

    /// <summary>Starts a server, with more settings as <c>--Section:Name=value</c>, and waits until it listens.</summary>
    public static async Task<RunningServer> StartAsync(Owner? owner = null, params string[] settings)
    {
        var server = new RunningServer(owner ?? new Owner(), owner is null);
        string[] args = ["serve", "--urls", "http://127.0.0.1:0", .. settings];
        if (server.Owner.Time is null) server.StartProcess(args);
        else server.StartInside(args);
        try
        {
            var found = await server.address.Task.WaitAsync(TimeSpan.FromSeconds(60));
            server.Client = new HttpClient { BaseAddress = new Uri(found) };
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
    }

    /// <summary>Ends it in good order.</summary>
    /// <returns>The exit status.</returns>
    public async Task<int> StopAsync()
    {
        if (process is not null)
        {
            if (!process.HasExited) Process.Start("kill", ["-TERM", process.Id.ToString()]).WaitForExit();
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
            return process.ExitCode;
        }

        await stop.CancelAsync();
        return await inside!.WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (process is not null)
        {
            if (!process.HasExited) Kill();
            process.Dispose();
        }
        else if (inside is { IsCompleted: false })
        {
            await StopAsync();
        }

        stop.Dispose();
        if (ownsOwner) Owner.Dispose();
    }

    private void StartProcess(string[] args)
    {
        process = Owner.Start(null, args);
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(error, line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("the server ended: " + Error));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void StartInside(string[] args)
    {
        var host = new CliHost
        {
            Out = new LineWriter(line => Append(output, line)),
            Error = new LineWriter(line => Append(error, line)),
            In = TextReader.Null,
            Time = Owner.Time!,
            Stop = stop.Token,
        };
        inside = Task.Run(async () =>
        {
            var status = await CommandLine.RunAsync([.. args, "--data", Owner.Data], Program.Features, host);
            address.TrySetException(new InvalidOperationException("the server ended: " + Error));
            return status;
        });
    }

    private void Append(StringBuilder target, string? line)
    {
        if (line is null) return;
        lock (target) target.AppendLine(line);
        if (target == output && Address().Match(line) is { Success: true } match) address.TrySetResult(match.Value.TrimEnd());
    }

    private static string Snapshot(StringBuilder text)
    {
        lock (text) return text.ToString();
    }

    [GeneratedRegex(@"http://\S+:\d+(?= |$)")]
    private static partial Regex Address();

    private sealed class LineWriter(Action<string> write) : TextWriter
    {
        private readonly StringBuilder line = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            lock (line)
            {
                if (value == '\n')
                {
                    write(line.ToString().TrimEnd('\r'));
                    line.Clear();
                }
                else
                {
                    line.Append(value);
                }
            }
        }
    }
}
