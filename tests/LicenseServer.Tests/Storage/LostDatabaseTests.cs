using System.Collections.Concurrent;
using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Storage;

/// <summary>PostgreSQL goes away and comes back while programs activate: what was answered is there, and nothing is answered 500.</summary>
public sealed class LostDatabaseTests : IAsyncLifetime
{
    private PostgresServer postgres = null!;
    private Owner owner = null!;
    private RunningServer server = null!;

    public async Task InitializeAsync()
    {
        postgres = PostgresServer.Start();
        owner = new Owner(engine: Engine.Postgres, server: postgres);
        server = await RunningServer.StartAsync(owner, "--RateLimits:Enabled=false");
    }

    public async Task DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        owner?.Dispose();
        postgres?.Dispose();
    }

    [SkippableFact]
    public Task Activate_WhileConnectionsAreEndedAtRandom_LosesNothing() => UnderLoadAsync(async () =>
    {
        for (var i = 0; i < 12; i++)
        {
            await Task.Delay(300);
            postgres.Execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'jklab' AND random() < 0.5");
        }
    });

    [SkippableFact]
    public Task Activate_WhileTheDatabaseCrashesAndComesBack_LosesNothing() => UnderLoadAsync(async () =>
    {
        postgres.Crash();
        await Task.Delay(500);
        var ready = await Reply.ReadAsync(await server.Client.GetAsync("/health/ready"));
        ready.Refused(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live")).StatusCode);
        await Task.Delay(1500);
        postgres.Continue();
        await Task.Delay(2000);
    });

    [SkippableTheory]
    [InlineData("CREATE TRIGGER fails AFTER INSERT ON activations FOR EACH ROW EXECUTE FUNCTION fail()")]
    [InlineData("CREATE CONSTRAINT TRIGGER fails AFTER INSERT ON activations DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail()")]
    public async Task Activate_WhileTransactionsCannotBeSerialized_LosesNothing(string trigger)
    {
        // As PostgreSQL's distributed relatives report it: with the statement, or only with the commit. A sequence counts on when the transaction does not.
        Sql.Execute(owner, $"""
            CREATE SEQUENCE failures;
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF random() < 0.1 THEN
                    PERFORM nextval('failures');
                    RAISE EXCEPTION 'could not serialize access' USING ERRCODE = '40001';
                END IF;
                RETURN NULL;
            END $$;
            {trigger};
            """);
        await UnderLoadAsync(() => Task.Delay(2000));
        Assert.InRange(long.Parse(Assert.Single(Sql.Query(owner, "SELECT last_value FROM failures WHERE is_called AND @id = 0", 0))), 5, long.MaxValue);
    }

    private async Task UnderLoadAsync(Func<Task> disturb)
    {
        var crm = new Crm(server.Client);
        var key = owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard", "--seats", "4000")[0].GetProperty("key").GetString()!;
        (await crm.ActivateAsync(key, Crm.NewComputer())).Is(HttpStatusCode.Created);
        var acknowledged = new ConcurrentDictionary<string, string>();
        using var stop = new CancellationTokenSource();
        var load = Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var computer = Crm.NewComputer();
                var reply = await crm.ActivateAsync(key, computer);
                if (reply.Status is HttpStatusCode.Created or HttpStatusCode.OK) acknowledged[computer.ToString()] = reply.Code;
                else Assert.NotNull(reply.Refused(HttpStatusCode.ServiceUnavailable, "storage-unavailable").Headers["Retry-After"]);
            }
        })).ToList();
        await Task.Delay(500);
        await disturb();
        var before = acknowledged.Count;
        await Eventually.HoldsAsync(() => acknowledged.Count > before + 5);
        await stop.CancelAsync();
        await Task.WhenAll(load);

        var stored = owner.Json("activation", "list", "--license", key).EnumerateArray()
            .ToDictionary(row => row.GetProperty("systemId").GetString()!, row => row.GetProperty("activationCode").GetString()!);
        Assert.All(acknowledged, answer => Assert.Equal(answer.Value, stored[answer.Key]));
        Assert.Equal(stored.Count, owner.Json("activation", "list", "--license", key).EnumerateArray().Select(row => row.GetProperty("seat").GetInt32()).Distinct().Count());
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/ready")).StatusCode);
        owner.Run("audit", "verify").Succeeded();
    }
}
