using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Faults;

/// <summary>SIGTERM: what was begun is finished and answered, then the server ends with status 0.</summary>
public class StopTests
{
    [Fact]
    public async Task Stopped_UnderLoad_AnswersWhatItDid()
    {
        using var owner = new Owner();
        var ledger = new Ledger();
        ledger.Sell(owner, 400);
        await using var load = new Load(ledger, connections: 16);
        for (var stop = 0; stop < 3; stop++)
        {
            await using var server = await StartAsync(owner);
            Inspection.Look(owner, ledger, evenInDoubt: true);
            load.Open(server.Client);
            var answers = ledger.Answers;
            await Eventually.HoldsAsync(() => ledger.Answers > answers + 150, seconds: 60);
            Assert.Equal(0, await server.StopAsync());
            await load.CloseAsync();
        }

        // A call that got no answer was not carried out either.
        await using var last = await StartAsync(owner);
        Inspection.Look(owner, ledger, evenInDoubt: true);
        await Inspection.LookThoroughlyAsync(last, ledger);
        ledger.AssertClean();
    }

    [Fact]
    public async Task Stopped_WhileARequestArrives_WaitsForItsEnd()
    {
        using var workshop = new Owner();
        var key = workshop.Json("license", "issue", "--product", "KBRS", "--edition", "standard")[0].GetProperty("key").GetString()!;
        await using var server = await StartAsync(workshop);
        var body = $$"""{"licenseKey":"{{key}}","systemId":"{{Crm.NewComputer()}}"}""";
        using var socket = new TcpClient("127.0.0.1", server.Client.BaseAddress!.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/activations HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body[..40]}"));
        await Task.Delay(500);
        var stop = server.StopAsync();
        await Task.Delay(500);
        Assert.True(server.Runs, "it did not wait for the request");

        await stream.WriteAsync(Encoding.ASCII.GetBytes(body[40..]));
        var answer = await new StreamReader(stream).ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.StartsWith("HTTP/1.1 201", answer);
        Assert.Equal(0, await stop);
    }

    [Fact]
    public async Task Stopped_WhileARequestNeverEnds_DoesNotWaitForEver()
    {
        await using var server = await RunningServer.StartAsync();
        using var stranger = await Stranger.ConnectAsync(server.Client.BaseAddress!);
        Assert.True(await stranger.SendAsync("POST /api/v1/activations HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 16000\r\n\r\n{"));

        // Fast enough for the limits of a running server: 400 bytes a second.
        var sending = Task.Run(async () =>
        {
            while (await stranger.SendAsync(new string(' ', 100))) await Task.Delay(250);
        });
        await Task.Delay(500);
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, await server.StopAsync());
        Assert.InRange(clock.Elapsed.TotalSeconds, 5, 20);
        await sending;
    }

    private static Task<RunningServer> StartAsync(Owner owner) => RunningServer.StartAsync(owner, "--RateLimits:Enabled=false", "--Logging:Level=Warning");
}
