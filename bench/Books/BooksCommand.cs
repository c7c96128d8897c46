using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using JkLab.Bench.Load;
using JkLab.Bench.Load.Server;

namespace JkLab.Bench.Books;

/// <summary><c>books</c>: how long a bank statement takes that pays all open invoices, beside the least that could be done with it.</summary>
internal static class BooksCommand
{
    private const double Bound = 20;

    /// <summary>Runs the command; null when the arguments do not ask for it.</summary>
    internal static Task<int>? Run(string[] args)
    {
        if (args is not ["books", ..]) return null;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var invoices = new Option<int>("--invoices") { Description = "open invoices, and as many entries", DefaultValueFactory = _ => 100_000 };
        var program = new Option<string?>("--program") { Description = "the jklab that is measured (default: published from here)" };
        var command = new Command("books", "a bank statement that pays all open invoices: time and memory") { invoices, program };
        command.SetAction(parsed => Run(new Customers(parsed.GetValue(invoices)), parsed.GetValue(program)));
        return new RootCommand { command }.Parse(args).InvokeAsync();
    }

    private static int Run(Customers customers, string? program)
    {
        var folder = Directory.CreateTempSubdirectory("jklab-books-");
        try
        {
            program = program is null ? PublishedProgram.Make(Path.Combine(folder.FullName, "program")) : Path.GetFullPath(program);
            var (data, floor, statement) = (Path.Combine(folder.FullName, "data"), Path.Combine(folder.FullName, "floor.db"), Path.Combine(folder.FullName, "statement.xml"));
            InvoiceDatabase.Make(program, data, customers);
            InvoiceDatabase.WriteStatement(statement, customers);
            File.Copy(Path.Combine(data, "jklab.db"), floor);

            Console.WriteLine($"{customers.Count:N0} entries pay {customers.Count:N0} open invoices of one amount; the file has {new FileInfo(statement).Length / 1e6:0} MB");
            Console.WriteLine("| | seconds | of them processor | by floor | largest memory |\n|---|---|---|---|---|");
            var clock = Stopwatch.StartNew();
            ImportFloor.Run(floor, statement, customers.Count);
            var least = clock.Elapsed.TotalSeconds;
            Console.WriteLine($"| floor: read it twice, write the rows | {least:0.0} | | 1.0 | |");
            var first = Import(program, data, statement, matched => matched == customers.Count);
            var again = Import(program, data, statement, matched => matched == 0);
            Print("the first time", first);
            Print("the same file again", again);
            Console.WriteLine($"within {Bound} s: {(first.Seconds <= Bound ? "reached" : "missed")}");
            return 0;

            void Print(string name, (double Seconds, double Processor, long Memory) run) =>
                Console.WriteLine($"| {name} | {run.Seconds:0.0} | {run.Processor:0.0} | {run.Seconds / least:0.0} | {run.Memory / 1e6:0} MB |");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (double Seconds, double Processor, long Memory) Import(string program, string data, string statement, Func<int, bool> isRight)
    {
        var start = new ProcessStartInfo(program, ["payment", "import", statement, "--data", data, "--json"]) { RedirectStandardOutput = true };
        foreach (var (name, value) in InvoiceDatabase.Settings) start.Environment[name] = value;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var seen = default(Seen);
        using var watch = new Timer(_ => seen = Look(process) ?? seen, null, 0, 50);
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var seconds = clock.Elapsed.TotalSeconds;
        using var json = JsonDocument.Parse(answer);
        if (process.ExitCode != 0 || !isRight(json.RootElement.GetProperty("matched").GetArrayLength())) throw new InvalidOperationException("the import went wrong: " + answer[..Math.Min(answer.Length, 500)]);
        return (seconds, seen.Processor, seen.Memory);
    }

    // What it has used is gone with it.
    private static Seen? Look(Process process)
    {
        try
        {
            process.Refresh();
            var peak = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
            return new Seen(process.TotalProcessorTime.TotalSeconds, 1024 * long.Parse(peak, CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            return null;
        }
    }

    private readonly record struct Seen(double Processor, long Memory);
}
