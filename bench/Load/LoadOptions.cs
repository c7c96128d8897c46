using System.CommandLine;
using System.Globalization;

namespace JkLab.Bench.Load;

/// <summary>What to measure, and how long.</summary>
internal sealed record LoadOptions
{
    /// <summary>Licences in the database.</summary>
    internal required IReadOnlyList<int> Sizes { get; init; }

    /// <summary>Seconds of each figure in each round.</summary>
    internal required double Seconds { get; init; }

    /// <summary>How often each figure is taken, in turn with the others.</summary>
    internal required int Rounds { get; init; }

    /// <summary>Connections that ask for the highest rate.</summary>
    internal required int Connections { get; init; }

    /// <summary>Which kinds, by their letters.</summary>
    internal required IReadOnlyList<Kind> Kinds { get; init; }

    /// <summary>Where databases are kept.</summary>
    internal required string Folder { get; init; }

    /// <summary>The program whose start is measured; null to publish it first.</summary>
    internal required string? Program { get; init; }

    /// <summary>The document whose figures are renewed; null for none.</summary>
    internal required string? Document { get; init; }

    /// <summary>Whether only the answers matter.</summary>
    internal required bool Smoke { get; init; }

    /// <summary>The command <c>load</c>.</summary>
    internal static Command CreateCommand(Func<LoadOptions, Task<int>> run)
    {
        var sizes = new Option<string>("--sizes") { Description = "licences in the database, for instance 10k,1M,10M", DefaultValueFactory = _ => "10k,1M,10M" };
        var seconds = new Option<double>("--seconds") { Description = "seconds of each figure in each round", DefaultValueFactory = _ => 4 };
        var rounds = new Option<int>("--rounds") { Description = "how often each figure is taken", DefaultValueFactory = _ => 5 };
        var connections = new Option<int>("--connections") { Description = "connections that ask for the highest rate", DefaultValueFactory = _ => 64 };
        var kinds = new Option<string>("--kinds") { Description = "which figures, by their letters", DefaultValueFactory = _ => "abcde" };
        var folder = new Option<string>("--folder") { Description = "where databases are kept", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "jklab-load") };
        var program = new Option<string?>("--program") { Description = "the jklab whose start is measured (default: published from here)" };
        var document = new Option<string?>("--document") { Description = "the Markdown file whose figures are renewed, a plot beside it" };
        var smoke = new Option<bool>("--smoke") { Description = "10 thousand licences and a second each: are the answers right?" };
        var command = new Command("load", "the server under load: rates, latencies, memory") { sizes, seconds, rounds, connections, kinds, folder, program, document, smoke };
        command.SetAction(parsed => run(new LoadOptions
        {
            Smoke = parsed.GetValue(smoke),
            Sizes = parsed.GetValue(smoke) ? [10_000] : [.. parsed.GetValue(sizes)!.Split(',').Select(ReadSize)],
            Seconds = parsed.GetValue(smoke) ? 1 : parsed.GetValue(seconds),
            Rounds = parsed.GetValue(smoke) ? 1 : parsed.GetValue(rounds),
            Connections = parsed.GetValue(connections),
            Kinds = [.. parsed.GetValue(kinds)!.Select(letter => (Kind)(letter - 'a'))],
            Folder = Path.GetFullPath(parsed.GetValue(folder)!),
            Program = parsed.GetValue(program) is { } file ? Path.GetFullPath(file) : null,
            Document = parsed.GetValue(document),
        }));
        return command;
    }

    private static int ReadSize(string text)
    {
        var factor = text[^1] switch { 'k' => 1_000, 'M' => 1_000_000, _ => 1 };
        return factor * int.Parse(factor == 1 ? text : text[..^1], CultureInfo.InvariantCulture);
    }
}
