using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using JkLab.LicenseCore;

namespace JkLab.ActivationClient.Tests;

/// <summary>Everything that networks do to a call. The standing licence is never touched by it.</summary>
public class NetworkFailureTests : IDisposable
{
    private readonly Computer computer = new();
    private readonly string key = LicenseKey.Create(RandomNumberGenerator.Create()).ToString();

    public NetworkFailureTests() => computer.Change = options => options.TryTimeout = TimeSpan.FromSeconds(1);

    public void Dispose() => computer.Dispose();

    public static TheoryData<string, string, LicenseOutcome, string> Answers()
    {
        const string page = "<!doctype html><html><title>Hotel</title><body>Please sign in</body></html>";
        return new()
        {
            { "captive portal", StubServer.Http("200 OK", "text/html", page), LicenseOutcome.ProxyInTheWay, "proxy-in-the-way" },
            { "captive portal by redirect", StubServer.Http("302 Found", "text/html", "", "Location: http://10.0.0.1/login"), LicenseOutcome.ProxyInTheWay, "proxy-in-the-way" },
            { "network sign-in", StubServer.Http("511 Network Authentication Required", "text/html", page), LicenseOutcome.ProxyInTheWay, "proxy-sign-in" },
            { "proxy sign-in", StubServer.Http("407 Proxy Authentication Required", "text/html", page, "Proxy-Authenticate: Basic realm=\"p\""), LicenseOutcome.ProxyInTheWay, "proxy-sign-in" },
            { "firewall page", StubServer.Http("403 Forbidden", "text/html", page), LicenseOutcome.ProxyInTheWay, "proxy-in-the-way" },
            { "garbage called json", StubServer.Http("200 OK", "application/json", "{\"activationCode\": \"24"), LicenseOutcome.ProxyInTheWay, "proxy-in-the-way" },
            { "other json", StubServer.Http("200 OK", "application/json", "[1, 2]"), LicenseOutcome.ProxyInTheWay, "proxy-in-the-way" },
            { "somebody's json object", StubServer.Http("200 OK", "application/json", "{\"status\": \"ok\"}"), LicenseOutcome.ProxyInTheWay, "proxy-in-the-way" },
            { "empty", StubServer.Http("200 OK", "application/json", ""), LicenseOutcome.ProxyInTheWay, "proxy-in-the-way" },
            { "no content type", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", LicenseOutcome.ProxyInTheWay, "proxy-in-the-way" },
            { "huge", StubServer.Http("200 OK", "application/json", "{\"activationCode\": \"" + new string('A', 3_000_000) + "\"}"), LicenseOutcome.ProxyInTheWay, "proxy-in-the-way" },
            { "foreign problem", StubServer.Http("404 Not Found", "application/problem+json", "{\"title\": \"x\"}"), LicenseOutcome.ProxyInTheWay, "proxy-in-the-way" },
            { "gateway", StubServer.Http("502 Bad Gateway", "text/html", page), LicenseOutcome.ServerBusy, "server-trouble" },
            { "database gone", StubServer.Problem("503 Service Unavailable", "storage-unavailable", "Retry-After: 0"), LicenseOutcome.ServerBusy, "storage-unavailable" },
            { "wait an hour", StubServer.Problem("429 Too Many Requests", "rate-limited", "Retry-After: 3600"), LicenseOutcome.ServerBusy, "rate-limited" },
            { "not http", "220 mail.example.org ESMTP\r\n", LicenseOutcome.NotReachable, "not-reachable" },
            { "reset", StubServer.Reset, LicenseOutcome.NotReachable, "not-reachable" },
            { "cut off", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"activ", LicenseOutcome.NotReachable, "not-reachable" },
            { "no seats", StubServer.Problem("409 Conflict", "seats-exhausted"), LicenseOutcome.Refused, "seats-exhausted" },
            { "suspended", StubServer.Problem("403 Forbidden", "license-suspended"), LicenseOutcome.Refused, "license-suspended" },
        };
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void Activate_AnswerInTheWay_IsNamedAndChangesNothing(string story, string answer, LicenseOutcome outcome, string problem)
    {
        using var server = new StubServer(_ => answer);
        computer.Server = server.Address;
        using var client = computer.Start();
        var fresh = client.Activate(key);
        Assert.Equal((outcome, problem), (fresh.Outcome, fresh.Problem));
        Assert.Equal(LicenseState.NotActivated, fresh.State);
        Assert.NotEmpty(fresh.Message);
        Assert.NotEmpty(fresh.NextStep);
        Assert.DoesNotContain("<", fresh.Message + story[..0]);

        client.EnterCode(Codes.For(client.SystemId).ToString());
        var licensed = client.StartTrial();
        Assert.Equal((outcome, problem), (licensed.Outcome, licensed.Problem));
        Assert.Equal(LicenseState.Licensed, licensed.State);
        Assert.True(client.Check().IsLicensed);
    }

    [Fact]
    public void Activate_NobodyListens_IsNotReachable()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        computer.Server = new Uri("http://127.0.0.1:" + ((IPEndPoint)listener.LocalEndpoint).Port);
        listener.Stop();
        using var client = computer.Start();
        Assert.Equal(LicenseOutcome.NotReachable, client.Activate(key).Outcome);
    }

    [Fact]
    public void Activate_NameUnknown_IsNotReachable()
    {
        computer.Server = new Uri("http://no-such-host.invalid");
        using var client = computer.Start();
        Assert.Equal(LicenseOutcome.NotReachable, client.Activate(key).Outcome);
    }

    [Fact]
    public void Activate_SilentServer_EndsWithinTheOverallTimeout()
    {
        using var server = new StubServer(_ => StubServer.Silence);
        computer.Server = server.Address;
        computer.Change = options =>
        {
            options.TryTimeout = TimeSpan.FromSeconds(1);
            options.OverallTimeout = TimeSpan.FromSeconds(3);
        };
        using var client = computer.Start();
        var start = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(LicenseOutcome.NotReachable, client.Activate(key).Outcome);
        Assert.InRange(start.Elapsed.TotalSeconds, 1, 8);
        Assert.InRange(server.Requests.Count, 2, 4);
    }

    [Fact]
    public void Activate_BusyTwiceThenWell_IsLicensedWithoutAWord()
    {
        using var server = StubServer.Sequence(
            _ => StubServer.Problem("429 Too Many Requests", "rate-limited", "Retry-After: 1"),
            _ => StubServer.Reset,
            request => StubServer.Activated(Codes.For(request.SystemId)));
        computer.Server = server.Address;
        using var client = computer.Start();
        var start = System.Diagnostics.Stopwatch.StartNew();
        var status = client.Activate(key);
        Assert.Equal((LicenseOutcome.Done, LicenseState.Licensed), (status.Outcome, status.State));
        Assert.Equal(3, server.Requests.Count);
        Assert.True(start.Elapsed >= TimeSpan.FromSeconds(1), "Retry-After was not honored");
    }

    [Fact]
    public void Activate_TroubleThatStays_IsTriedFourTimesAndNoMore()
    {
        using var server = new StubServer(_ => StubServer.Problem("503 Service Unavailable", "storage-unavailable", "Retry-After: 0"));
        computer.Server = server.Address;
        using var client = computer.Start();
        client.Activate(key);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public void Activate_AskedToWaitForLong_TellsHowLongAtOnce()
    {
        using var server = new StubServer(_ => StubServer.Problem("429 Too Many Requests", "rate-limited", "Retry-After: 90"));
        computer.Server = server.Address;
        using var client = computer.Start();
        Assert.Equal(TimeSpan.FromSeconds(90), client.Activate(key).RetryAfter);
        Assert.Single(server.Requests);
    }

    [Fact]
    public void Activate_RefusalOfANewerServer_IsShownInItsOwnWords()
    {
        using var server = new StubServer(_ => StubServer.Problem("403 Forbidden", "license-on-the-moon"));
        computer.Server = server.Address;
        using var client = computer.Start();
        var status = client.Activate(key);
        Assert.Equal("license-on-the-moon", status.Problem);
        Assert.Equal("Im Klartext: license-on-the-moon", status.Message);
    }

    [Fact]
    public void Certificate_NotTrusted_SomebodyReadsAlong()
    {
        using var server = new StubServer(_ => StubServer.Reset, StubServer.Certificate(Clock.Start.AddDays(-1), Clock.Start.AddDays(1)));
        computer.Server = server.Address;
        using var client = computer.Start();
        var status = client.Activate(key);
        Assert.Equal((LicenseOutcome.ProxyInTheWay, "connection-intercepted"), (status.Outcome, status.Problem));
    }

    [Theory]
    [InlineData(-400)]
    [InlineData(400)]
    public void Certificate_NotValidToday_TheClockIsWrong(int days)
    {
        using var server = new StubServer(_ => StubServer.Reset, StubServer.Certificate(Clock.Start.AddDays(days - 1), Clock.Start.AddDays(days + 1)));
        computer.Server = server.Address;
        using var client = computer.Start();
        var status = client.Activate(key);
        Assert.Equal((LicenseOutcome.ClockWrong, "certificate-date"), (status.Outcome, status.Problem));
    }

    [Fact]
    public async Task ActivateAsync_GivenUp_Throws()
    {
        using var server = new StubServer(_ => StubServer.Silence);
        computer.Server = server.Address;
        using var client = computer.Start();
        using var stop = new CancellationTokenSource(200);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.ActivateAsync(key, null, stop.Token));
        Assert.Equal(LicenseState.NotActivated, client.Check().State);
    }
}
