using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using JkLab.Bench.Load;
using JkLab.Bench.Load.Results;
using JkLab.Bench.Load.Server;

namespace JkLab.Bench.Pages;

/// <summary>
/// <c>pages</c>: how fast the pages of signed-in customers are at a given rate, beside the cheapest answer of the same server in the same
/// seconds. Each latency counts from the moment at which the request was due.
/// </summary>
internal static partial class PagesCommand
{
    private const double Bound = 30;

    /// <summary>Runs the command; null when the arguments do not ask for it.</summary>
    internal static Task<int>? Run(string[] args)
    {
        if (args is not ["pages", ..]) return null;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var customers = new Option<int>("--customers") { Description = "accounts in the database, each with a licence", DefaultValueFactory = _ => 1_000_000 };
        var rate = new Option<int>("--rate") { Description = "requests a second", DefaultValueFactory = _ => 200 };
        var seconds = new Option<int>("--seconds") { Description = "how long", DefaultValueFactory = _ => 20 };
        var signedIn = new Option<int>("--signed-in") { Description = "how many of them are signed in", DefaultValueFactory = _ => 50 };
        var program = new Option<string?>("--program") { Description = "the jklab that is measured (default: published from here)" };
        var command = new Command("pages", "pages of signed-in customers: latencies") { customers, rate, seconds, signedIn, program };
        command.SetAction(parsed => RunAsync(
            new Customers(parsed.GetValue(customers)), parsed.GetValue(rate), parsed.GetValue(seconds), parsed.GetValue(signedIn), parsed.GetValue(program)));
        return new RootCommand { command }.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(Customers customers, int rate, int seconds, int signedIn, string? program)
    {
        var folder = Directory.CreateTempSubdirectory("jklab-pages-");
        try
        {
            program = program is null ? PublishedProgram.Make(Path.Combine(folder.FullName, "program")) : Path.GetFullPath(program);
            var data = Path.Combine(folder.FullName, "data");
            CustomerDatabase.Make(program, data, customers);
            using var server = ServerProcess.StartProgram(program, data);
            using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}") };
            var random = new Random(Seed: 3);
            var visitors = new List<Visitor>();
            while (visitors.Count < signedIn) visitors.Add(await SignInAsync(client, customers, random.Next(customers.Count / 2) * 2));

            Console.WriteLine($"{customers.Count:N0} customers, {signedIn} of them signed in, {rate} requests a second for {seconds} s");
            Console.WriteLine("| | p50 | p99 | p99.9 | largest |\n|---|---|---|---|---|");
            var reached = true;
            await TakeAsync("warm-up", _ => "/de/licenses");
            await TakeAsync("/health/live", _ => "/health/live");
            foreach (var (name, path) in new (string, Func<Visitor, string>)[] { ("licences of a customer", _ => "/de/licenses"), ("one licence", visitor => $"/de/licenses/{visitor.License}") })
                reached &= await TakeAsync(name, path) <= Bound;
            Console.WriteLine($"99 % within {Bound} ms: {(reached ? "reached" : "missed")}");
            return 0;

            async Task<double> TakeAsync(string name, Func<Visitor, string> path)
            {
                var latencies = (await AskAsync(client, visitors, path, rate, seconds)).Order().ToList();
                Console.WriteLine($"| {name} | {Statistics.Quantile(latencies, 0.5):0.0} ms | {Statistics.Quantile(latencies, 0.99):0.0} ms | {Statistics.Quantile(latencies, 0.999):0.0} ms | {latencies[^1]:0.0} ms |");
                return Statistics.Quantile(latencies, 0.99);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<double>> AskAsync(HttpClient client, List<Visitor> visitors, Func<Visitor, string> path, int rate, int seconds)
    {
        var asked = new List<Task<double>>();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < rate * seconds; i++)
        {
            var due = start + (long)(i * (double)Stopwatch.Frequency / rate);
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } wait) await Task.Delay(wait);
            asked.Add(AskAsync(client, visitors[i % visitors.Count], path, due));
        }

        return [.. await Task.WhenAll(asked)];
    }

    private static async Task<double> AskAsync(HttpClient client, Visitor visitor, Func<Visitor, string> path, long due)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path(visitor));
        request.Headers.Add("Cookie", visitor.Cookie);
        request.Headers.Add("Accept", "text/html,*/*");
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var latency = Stopwatch.GetElapsedTime(due).TotalMilliseconds;
        if (response.StatusCode != HttpStatusCode.OK || (path(visitor).Contains("licenses", StringComparison.Ordinal) && !text.Contains(visitor.Key, StringComparison.Ordinal)))
            throw new InvalidOperationException($"{path(visitor)} was answered {(int)response.StatusCode}, or without its licence");
        return latency;
    }

    private static async Task<Visitor> SignInAsync(HttpClient client, Customers customers, int index)
    {
        using var form = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/de/sign-in") { Headers = { { "Accept", "text/html" } } });
        var cookie = Cookies(form);
        var token = Token().Match(await form.Content.ReadAsStringAsync()).Groups[1].Value;
        using var sent = new HttpRequestMessage(HttpMethod.Post, "/de/sign-in")
        {
            Headers = { { "Cookie", cookie } },
            Content = new FormUrlEncodedContent(
            [
                KeyValuePair.Create("email", CustomerDatabase.Email(customers, index)), KeyValuePair.Create("password", CustomerDatabase.Password),
                KeyValuePair.Create("__RequestVerificationToken", token),
            ]),
        };
        using var answer = await client.SendAsync(sent);
        if (answer.StatusCode != HttpStatusCode.Found) throw new InvalidOperationException($"a customer could not sign in: {(int)answer.StatusCode}");
        return new Visitor(Cookies(answer), customers.LicenseId(index), customers.Key(index).ToString());
    }

    private static string Cookies(HttpResponseMessage response) => string.Join("; ", response.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]* value="([^"]+)""")]
    private static partial Regex Token();

    /// <summary>A customer who is signed in.</summary>
    private sealed record Visitor(string Cookie, uint License, string Key);
}
