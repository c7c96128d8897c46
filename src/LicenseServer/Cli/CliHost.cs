using System.Security.Cryptography;
using System.Text;

namespace JkLab.LicenseServer.Cli;

/// <summary>The world around a command: what tests replace.</summary>
public sealed record CliHost
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The random source.</summary>
    public RandomNumberGenerator Random { get; init; } = RandomNumberGenerator.Create();

    /// <summary>Results, and nothing else.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Words for people.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>What is piped in.</summary>
    public required TextReader In { get; init; }

    /// <summary>Whether a person sees <see cref="Error"/> as it is written.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Ends the server.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>The process's own streams, UTF-8 on every system.</summary>
    public static CliHost OfProcess() => new()
    {
        Out = new StreamWriter(Console.OpenStandardOutput(), Utf8),
        Error = new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true },
        In = new StreamReader(Console.OpenStandardInput(), Utf8),
        IsTerminal = !Console.IsErrorRedirected,
    };
}
