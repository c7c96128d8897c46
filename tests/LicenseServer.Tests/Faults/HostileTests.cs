using System.Globalization;
using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Faults;

/// <summary>Clients that are slow, half there, too long or too many: the server goes on answering the others.</summary>
public class HostileTests : IAsyncLifetime
{
    private const string Post = "POST /api/v1/activations HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ";
    private const int Seats = 4;
    private const int Prompt = 30;
    private const int MaxMegabytes = 400;

    private readonly Owner owner = new();
    private readonly Ledger ledger = new();
    private readonly List<Stranger> strangers = [];
    private RunningServer server = null!;
    private int honest;

    public async Task InitializeAsync()
    {
        ledger.Sell(owner, 20, Seats);
        server = await RunningServer.StartAsync(owner, "--RateLimits:Enabled=false", "--Logging:Level=Warning");
    }

    public async Task DisposeAsync()
    {
        foreach (var stranger in strangers) stranger.Dispose();
        await server.DisposeAsync();
        owner.Dispose();
    }

    [Fact]
    public async Task SlowAndHalfOpen_AreDroppedInTheEnd_AndHoldNobodyUp()
    {
        var slow = await ConnectAsync(40);
        foreach (var stranger in slow.Take(20)) await stranger.SendAsync("GET /health/live HTTP/1.1\r\nHost: ");
        foreach (var stranger in slow.Skip(20)) await stranger.SendAsync(Post + "300\r\n\r\n{");
        foreach (var stranger in await ConnectAsync(100))
        {
            await stranger.SendAsync(Post + "300\r\n\r\n{\"licenseKey\":");
            stranger.Vanish();
        }

        var ends = slow.Select(stranger => stranger.ReadToEndAsync(seconds: 60)).ToList();
        for (var second = 0; second < 45 && !ends.TrueForAll(end => end.IsCompleted); second++)
        {
            foreach (var stranger in slow) await stranger.SendAsync("x");
            await AssertAnswersAsync();
            await Task.Delay(1000);
        }

        var answers = await Task.WhenAll(ends);
        Assert.All(answers, answer => Assert.NotNull(answer));
        Assert.Contains(answers, answer => answer!.StartsWith("HTTP/1.1 408"));
        AssertSound();
    }

    [Fact]
    public async Task Oversized_IsRefusedAsWhatItIs()
    {
        var word = new string('x', 70_000);
        await AssertRefusedAsync($"GET /{word} HTTP/1.1\r\n", 414);
        await AssertRefusedAsync($"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: {word}\r\n\r\n", 431);
        await AssertRefusedAsync("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"X-{i}: 1\r\n")) + "\r\n", 431);
        await AssertRefusedAsync(Post + "100000000\r\n\r\n", 413);
        await AssertRefusedAsync(Post.Replace("Content-Length: ", "Transfer-Encoding: chunked") + "\r\n\r\n5000\r\n" + word[..0x5000] + "\r\n0\r\n\r\n", 413);
        await AssertRefusedAsync("\0\0\0\0\r\n\r\n", 400);
        await AssertAnswersAsync();
        AssertSound();
    }

    [SkippableFact]
    public async Task TenThousandIdleConnections_HoldNobodyUp()
    {
        var limit = OpenFilesOf("self");
        Skip.If(limit < 10_500, $"this machine allows {limit} open files");
        foreach (var _ in Enumerable.Range(0, 10)) await ConnectAsync(1000);
        await AssertAnswersAsync();
        AssertSound();

        using var fresh = new HttpClient { BaseAddress = server.Client.BaseAddress, Timeout = TimeSpan.FromSeconds(Prompt) };
        Assert.Equal("live\n", await fresh.GetStringAsync("/health/live"));
    }

    [SkippableFact]
    public async Task MoreConnectionsThanFiles_DoNotEndTheServer()
    {
        Tool.Need("prlimit", "--version");
        await server.DisposeAsync();
        using var limited = new Owner { Launcher = ["prlimit", "--nofile=4096:4096"] };
        server = await RunningServer.StartAsync(limited, "--RateLimits:Enabled=false", "--Logging:Level=Error");
        Assert.Equal("live\n", await server.Client.GetStringAsync("/health/live"));
        for (var i = 0; i < 3400; i++) strangers.Add(await Stranger.ConnectAsync(server.Client.BaseAddress!));
        (await new Crm(server.Client).TryAsync("KBRS", Crm.NewComputer())).Is(HttpStatusCode.Created);
        Assert.True(server.Runs);

        foreach (var stranger in strangers) stranger.Vanish();
        using var fresh = new HttpClient { BaseAddress = server.Client.BaseAddress };
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                Assert.Equal("live\n", await fresh.GetStringAsync("/health/live"));
                return;
            }
            catch (HttpRequestException) when (attempt < 100)
            {
                await Task.Delay(100);
            }
        }
    }

    private async Task<List<Stranger>> ConnectAsync(int count)
    {
        var more = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Stranger.ConnectAsync(server.Client.BaseAddress!)));
        strangers.AddRange(more);
        return [.. more];
    }

    private async Task AssertRefusedAsync(string request, int status)
    {
        using var stranger = await Stranger.ConnectAsync(server.Client.BaseAddress!);
        await stranger.SendAsync(request);
        Assert.StartsWith($"HTTP/1.1 {status}", await stranger.ReadStartAsync());
    }

    /// <summary>An honest computer gets a seat.</summary>
    private async Task AssertAnswersAsync()
    {
        var customer = ledger.Customers[honest++ / Seats];
        (await new Crm(server.Client).ActivateAsync(customer.Key, Crm.NewComputer()).WaitAsync(TimeSpan.FromSeconds(Prompt))).Is(HttpStatusCode.Created);
    }

    private void AssertSound()
    {
        Assert.True(server.Runs);
        Assert.False(server.Error.Contains(" ERR "), server.Error);
        if (!OperatingSystem.IsLinux()) return;
        var resident = File.ReadLines($"/proc/{server.ProcessId}/status").First(line => line.StartsWith("VmRSS:"));
        var megabytes = int.Parse(resident.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        Assert.True(megabytes < MaxMegabytes, $"the server takes {megabytes} MB");
    }

    private static int OpenFilesOf(string process) => !OperatingSystem.IsLinux() ? 0
        : File.ReadLines($"/proc/{process}/limits").First(line => line.StartsWith("Max open files")).Split(' ', StringSplitOptions.RemoveEmptyEntries)[4] is var hard
            && int.TryParse(hard, CultureInfo.InvariantCulture, out var files) ? files : int.MaxValue;
}
