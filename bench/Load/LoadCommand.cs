using System.CommandLine;
using System.Globalization;
using JkLab.Bench.Load.Databases;
using JkLab.Bench.Load.Results;
using JkLab.Bench.Load.Server;

namespace JkLab.Bench.Load;

/// <summary><c>load</c>: everything about the server under load, in one go.</summary>
internal static class LoadCommand
{
    private static readonly string Beside = Path.Combine(AppContext.BaseDirectory, "jklab");

    /// <summary>Runs the command, or a server's process that it started.</summary>
    /// <returns>Null when the arguments ask for neither.</returns>
    internal static Task<int>? Run(string[] args)
    {
        if (ServerProcess.RunWithin(args) is { } served) return served;
        if (args is not ["load", ..]) return null;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        return new RootCommand { LoadOptions.CreateCommand(RunAsync) }.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(LoadOptions options)
    {
        var load = Tables.LoadAverage();
        var program = options.Program ?? (options.Smoke ? Beside : PublishedProgram.Make(Path.Combine(options.Folder, "program")));
        using var folders = new Folders(options.Folder, Beside);
        var sizes = new List<SizeFigures>();
        foreach (var count in options.Sizes)
        {
            var customers = new Customers(count);
            folders.Prepare(customers);
            var bytes = new FileInfo(folders.DatabaseFile).Length;
            var (figures, wrk) = await new LoadRun(options, customers, folders).RunAsync();
            var starts = new StartRun(options, program, customers, folders);
            sizes.Add(new SizeFigures(count, bytes, figures, await starts.RunAsync(cold: false), await starts.RunAsync(cold: true), wrk));
            folders.Remove();
        }

        var tables = Tables.Write(options, sizes, TimeProvider.System.GetUtcNow(), load);
        Console.WriteLine();
        Console.WriteLine(tables);
        if (options.Document is not { } document) return 0;
        RatePlot.Save(Path.ChangeExtension(document, ".svg"), sizes);
        Document.Renew(document, tables);
        return 0;
    }
}
