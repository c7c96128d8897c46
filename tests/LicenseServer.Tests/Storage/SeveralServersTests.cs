using System.Diagnostics;
using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Storage;

/// <summary>Two servers on one PostgreSQL database, each a process with a data folder of its own and the same signing key.</summary>
public sealed class SeveralServersTests : IAsyncLifetime
{
    private const string Unlimited = "--RateLimits:Enabled=false";

    private Owner owner = null!;
    private Owner twin = null!;

    public Task InitializeAsync()
    {
        owner = new Owner(engine: Engine.Postgres);
        owner.Run("product", "list").Succeeded();
        twin = owner.Twin();
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        twin?.Dispose();
        owner?.Dispose();
        return Task.CompletedTask;
    }

    [SkippableFact]
    public async Task Activate_ManyComputersOnBothAtOnce_GivesEverySeatOnce()
    {
        await using var first = await RunningServer.StartAsync(owner, Unlimited);
        await using var second = await RunningServer.StartAsync(twin, Unlimited);
        Crm[] programs = [new(first.Client), new(second.Client)];
        var keys = owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard", "--seats", "5", "--count", "4")
            .EnumerateArray().Select(license => license.GetProperty("key").GetString()!).ToList();

        // In both directions, so that the groups of the two servers lock the licences in another order.
        var calls = Enumerable.Range(0, 96).Select(async i =>
        {
            var key = keys[i / 2 % 4 is var place && i % 2 == 0 ? place : 3 - place];
            var computer = Crm.NewComputer();
            return (Key: key, Computer: computer, Reply: await programs[i % 2].ActivateAsync(key, computer));
        });
        var answers = await Task.WhenAll(calls);
        foreach (var key in keys)
        {
            var replies = answers.Where(answer => answer.Key == key).ToList();
            var won = replies.Where(answer => answer.Reply.Status == HttpStatusCode.Created).ToList();
            Assert.Equal(Enumerable.Range(1, 5), won.Select(answer => answer.Reply.Seat).Order());
            Assert.All(replies.Except(won), answer => answer.Reply.Refused(HttpStatusCode.Conflict, "seats-exhausted"));
            foreach (var answer in won) Assert.Equal(answer.Reply.Code, (await programs[1].ActivateAsync(key, answer.Computer)).Is(HttpStatusCode.OK).Code);
        }

        owner.Run("doctor").Succeeded();
        owner.Run("audit", "verify").Succeeded();
    }

    [SkippableFact]
    public async Task Activate_OneComputerOnBothAtOnce_TakesOneSeatAndGetsOneCode()
    {
        await using var first = await RunningServer.StartAsync(owner, Unlimited);
        await using var second = await RunningServer.StartAsync(twin, Unlimited);
        var key = Issue("--seats", "3");
        var computer = Crm.NewComputer();
        var replies = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => new Crm((i % 2 == 0 ? first : second).Client).ActivateAsync(key, computer)));
        Assert.Single(replies, reply => reply.Status == HttpStatusCode.Created);
        Assert.Single(replies.Select(reply => reply.Code).Distinct());

        var trials = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => new Crm((i % 2 == 0 ? first : second).Client).TryAsync("KBRS", computer)));
        Assert.Single(trials, reply => reply.Status == HttpStatusCode.Created);
        Assert.Single(trials.Select(reply => reply.Code).Distinct());
    }

    [SkippableFact]
    public async Task Deactivate_OnBothAtOnce_KeepsTheTransferLimit()
    {
        await using var first = await RunningServer.StartAsync(owner, Unlimited);
        await using var second = await RunningServer.StartAsync(twin, Unlimited);
        Crm[] programs = [new(first.Client), new(second.Client)];
        var key = Issue("--seats", "4");
        var released = 0;
        for (var round = 0; round < 5; round++)
        {
            var computers = Enumerable.Range(0, 4).Select(_ => Crm.NewComputer()).ToList();
            var held = await Task.WhenAll(computers.Select((computer, i) => programs[i % 2].ActivateAsync(key, computer)));
            var given = await Task.WhenAll(computers.Zip(held).Where(pair => pair.Second.Status == HttpStatusCode.Created)
                .Select((pair, i) => programs[i % 2].DeactivateAsync(key, pair.First)));
            released += given.Count(reply => reply.Status == HttpStatusCode.OK);
        }

        Assert.Equal(4 * 3, released);
    }

    [SkippableFact]
    public async Task RateLimits_OfBoth_AreOne()
    {
        await using var first = await RunningServer.StartAsync(owner);
        await using var second = await RunningServer.StartAsync(twin);
        var clock = Stopwatch.StartNew();
        var replies = await Task.WhenAll(Enumerable.Range(0, 240).Select(async i =>
            await Reply.ReadAsync(await (i % 2 == 0 ? first : second).Client.GetAsync("/api/v1/public-keys"))));
        Assert.InRange(replies.Count(reply => reply.Status == HttpStatusCode.OK), 120, 121 + (2 * clock.Elapsed.TotalSeconds));
        var refused = replies.First(reply => reply.Status != HttpStatusCode.OK).Refused(HttpStatusCode.TooManyRequests, "rate-limited");
        await Task.Delay(TimeSpan.FromSeconds(int.Parse(refused.Headers["Retry-After"]) + 1));
        Assert.Equal(HttpStatusCode.OK, (await second.Client.GetAsync("/api/v1/public-keys")).StatusCode);

        // What is kept names nobody, and the key that could tell goes with the day.
        Assert.All(Sql.Query(owner, "SELECT who FROM rate_limits WHERE until > @id", 0), who => Assert.Matches("^(address|key):[0-9A-F]{32}$", who));
        Assert.Single(Sql.Query(owner, "SELECT day FROM rate_limit_keys WHERE @id = 0", 0));
    }

    [SkippableFact]
    public async Task Call_ForALicenseThatSomebodyElseHolds_KeepsNobodyElseWaiting()
    {
        await using var server = await RunningServer.StartAsync(owner, Unlimited);
        var crm = new Crm(server.Client);
        var (held, free) = (Issue(), Issue("--seats", "100"));
        await crm.ActivateAsync(free, Crm.NewComputer());
        using var holder = Sql.Hold(owner, $"SELECT 1 FROM licenses WHERE license_key = '{held}' FOR UPDATE");
        var waiting = crm.ActivateAsync(held, Crm.NewComputer());
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 5; i++) (await crm.ActivateAsync(free, Crm.NewComputer())).Is(HttpStatusCode.Created);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 8);
        Assert.False(waiting.IsCompleted);
        holder.Dispose();
        (await waiting).Is(HttpStatusCode.Created);
    }

    [SkippableFact]
    public async Task DataProtectionKeys_OfTheFirst_ServeTheSecond()
    {
        await using (await RunningServer.StartAsync(owner, Unlimited)) Assert.Single(Keys());
        await using (await RunningServer.StartAsync(twin, Unlimited)) Assert.Single(Keys());

        List<string> Keys() => Sql.Query(owner, "SELECT name FROM data_protection_keys WHERE @id = 0", 0);
    }

    [SkippableFact]
    public void EmptyDatabase_TwoServersStartAtOnce_OneFillsItAndTheOtherAsksForItsKey()
    {
        using var one = new Owner(engine: Engine.Postgres);
        using var other = one.Twin(withKeys: false);
        var starts = Task.WhenAll(new[] { one, other }.Select(each => Task.Run(() => each.Run("product", "list").Succeeded()))).Result;
        Assert.Single(starts, start => start.Error.Contains("created the signing key"));
        var id = Assert.Single(Sql.Query(one, "SELECT key_id FROM signing_keys WHERE @id = 0", 0));

        var lacking = File.Exists(Path.Combine(one.Data, "keys", id + ".pem")) ? other : one;
        var refused = lacking.Run("serve", "--urls", "http://127.0.0.1:0").Failed($"the private key {id} is missing");
        Assert.Contains($"copy keys/{id}.pem from the server that has it", refused.Error);
        Assert.False(Directory.Exists(Path.Combine(lacking.Data, "keys")) && Directory.GetFiles(Path.Combine(lacking.Data, "keys")).Length > 0);
        Assert.Single(Sql.Query(one, "SELECT key_id FROM signing_keys WHERE @id = 0", 0));
    }

    [SkippableFact]
    public async Task Key_ActivatedElsewhere_IsAskedForLater()
    {
        await using var server = await RunningServer.StartAsync(twin, Unlimited);
        var next = owner.Json("key", "create")[0].GetProperty("keyId").GetString()!;
        owner.Run("key", "activate", next).Succeeded();
        var (key, computer) = (Issue(), Crm.NewComputer());
        var refused = (await new Crm(server.Client).ActivateAsync(key, computer)).Refused(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        Assert.True(refused.Headers.ContainsKey("Retry-After"));
        File.Copy(Path.Combine(owner.Data, "keys", next + ".pem"), Path.Combine(twin.Data, "keys", next + ".pem"));
        (await new Crm(server.Client).ActivateAsync(key, computer)).Is(HttpStatusCode.Created);
    }

    [SkippableFact]
    public async Task Server_WhoseConnectionsWereCut_IsSeenByARestore()
    {
        owner.Run("backup", "one.zip").Succeeded();
        await using var server = await RunningServer.StartAsync(twin, Unlimited);
        Sql.Execute(owner, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await Eventually.HoldsAsync(() => Sql.Query(owner, "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'jklab' AND @id = 0", 0)[0] != "0", seconds: 40);
        owner.Run("restore", "one.zip", "--overwrite").Failed("a server is running on the PostgreSQL database");
    }

    private string Issue(params string[] options) =>
        owner.Json(["license", "issue", "--product", "KBRS", "--edition", "standard", .. options])[0].GetProperty("key").GetString()!;
}
