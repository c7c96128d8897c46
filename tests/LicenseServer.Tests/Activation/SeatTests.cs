using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Activation;

/// <summary>Seats are never oversold, however many ask at once.</summary>
public abstract class SeatTests(Workshop workshop)
{
    private Crm Crm => workshop.Crm;

    [SkippableTheory]
    [InlineData(1, 16)]
    [InlineData(5, 20)]
    public async Task Activate_ManyComputersAtOnce_GivesEverySeatOnce(int seats, int computers)
    {
        var key = workshop.Issue("--seats", seats.ToString());
        using var start = new SemaphoreSlim(0);
        var calls = Enumerable.Range(0, computers).Select(async _ =>
        {
            await start.WaitAsync();
            return await Crm.ActivateAsync(key, Crm.NewComputer());
        }).ToList();
        start.Release(computers);
        var replies = await Task.WhenAll(calls);

        var winners = replies.Where(reply => reply.Status == HttpStatusCode.Created).ToList();
        Assert.Equal(Enumerable.Range(1, seats), winners.Select(reply => reply.Seat).Order());
        Assert.All(replies.Except(winners), reply => reply.Refused(HttpStatusCode.Conflict, "seats-exhausted"));
        Assert.Equal(seats, workshop.Run("activation", "list", "--license", key).GetArrayLength());
    }

    [SkippableFact]
    public async Task Activate_OneComputerManyTimesAtOnce_TakesOneSeatAndGetsOneCode()
    {
        var key = workshop.Issue("--seats", "10");
        var computer = Crm.NewComputer();
        var replies = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Crm.ActivateAsync(key, computer)));
        Assert.Single(replies, reply => reply.Status == HttpStatusCode.Created);
        Assert.Equal(15, replies.Count(reply => reply.Status == HttpStatusCode.OK));
        Assert.Single(replies.Select(reply => reply.Code).Distinct());
    }

    [SkippableFact]
    public async Task Activate_OnlineAndOnTheCommandLineAtOnce_GivesEverySeatOnce()
    {
        var key = workshop.Issue("--seats", "3");
        var online = Enumerable.Range(0, 4).Select(async _ => (await Crm.ActivateAsync(key, Crm.NewComputer())).Status == HttpStatusCode.Created);
        var offline = Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => workshop.Owner.Run("activation", "create", key, "--system-id", Crm.NewComputer().ToString()).Status == 0));
        Assert.Equal(3, (await Task.WhenAll(online.Concat(offline))).Count(won => won));
    }

    [SkippableFact]
    public async Task Activate_AfterRelease_PrefersTheSeatThatTheComputerHad()
    {
        var key = workshop.Issue("--seats", "3");
        var computers = Enumerable.Range(0, 3).Select(_ => Crm.NewComputer()).ToList();
        foreach (var computer in computers) await Crm.ActivateAsync(key, computer);
        await Crm.DeactivateAsync(key, computers[0]);
        await Crm.DeactivateAsync(key, computers[2]);
        Assert.Equal(3, (await Crm.ActivateAsync(key, computers[2])).Is(HttpStatusCode.Created).Seat);
        Assert.Equal(1, (await Crm.ActivateAsync(key, Crm.NewComputer())).Is(HttpStatusCode.Created).Seat);
    }

    [SkippableFact]
    public async Task Release_ByTheOwner_FreesTheSeatOnce()
    {
        var key = workshop.Issue();
        var computer = Crm.NewComputer();
        await Crm.ActivateAsync(key, computer);
        var released = workshop.Run("activation", "release", key, "--system-id", computer.ToString());
        Assert.Equal(1, released.GetProperty("seat").GetInt32());
        Assert.EndsWith("Z", released.GetProperty("releasedAt").GetString());
        workshop.Owner.Run("activation", "release", key, "--system-id", computer.ToString()).Failed("this computer is not activated");
        (await Crm.ActivateAsync(key, Crm.NewComputer())).Is(HttpStatusCode.Created);
        var rows = workshop.Run("activation", "list", "--license", key);
        Assert.Equal([false, true], rows.EnumerateArray().Select(row => row.GetProperty("releasedAt").ValueKind == System.Text.Json.JsonValueKind.Null));
        Assert.Equal("online", rows[0].GetProperty("channel").GetString());
    }
}

/// <inheritdoc/>
public sealed class SeatTestsOnSqlite(Workshop workshop) : SeatTests(workshop), IClassFixture<Workshop>;

/// <inheritdoc/>
public sealed class SeatTestsOnPostgres(PostgresWorkshop workshop) : SeatTests(workshop.Get()), IClassFixture<PostgresWorkshop>;
