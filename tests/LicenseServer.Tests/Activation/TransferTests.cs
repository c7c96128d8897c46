using System.Net;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Activation;

/// <summary>How often a licence may move: 3 a seat in any 365 days by customers, whenever the owner likes by the owner.</summary>
public abstract class TransferTests(Engine engine) : IAsyncLifetime
{
    private Workshop workshop = null!;

    private Crm Crm => workshop.Crm;

    public async Task InitializeAsync() => workshop = await Workshop.AtAsync("2026-03-01T10:00:00Z", engine);

    public Task DisposeAsync() => workshop.DisposeAsync();

    [SkippableFact]
    public async Task Deactivate_FourthTimeInAYear_IsRefusedUntilAYearHasPassed()
    {
        var key = workshop.Issue();
        for (var i = 0; i < 3; i++)
        {
            var computer = Crm.NewComputer();
            (await Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.Created);
            (await Crm.DeactivateAsync(key, computer)).Is(HttpStatusCode.OK);
            workshop.Wait(TimeSpan.FromDays(10));
        }

        var fourth = Crm.NewComputer();
        var code = (await Crm.ActivateAsync(key, fourth)).Is(HttpStatusCode.Created).Code;
        (await Crm.DeactivateAsync(key, fourth)).Refused(HttpStatusCode.Conflict, "transfer-limit-reached");
        (await Crm.ActivateAsync(key, Crm.NewComputer(), replaces: fourth)).Refused(HttpStatusCode.Conflict, "transfer-limit-reached");
        var receipt = DeactivationReceipt.Create(ActivationCode.TryParse(code)!, fourth, Day.Of(workshop.Owner.Time!.GetUtcNow()));
        (await Crm.DeactivateAsync(key, receipt: receipt)).Refused(HttpStatusCode.Conflict, "transfer-limit-reached");
        Assert.Equal(code, (await Crm.ActivateAsync(key, fourth)).Is(HttpStatusCode.OK).Code);

        workshop.Wait(TimeSpan.FromDays(365 - 30));
        (await Crm.DeactivateAsync(key, receipt: receipt)).Is(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task Deactivate_LicenseWithTwoSeats_MayMoveSixTimes()
    {
        var key = workshop.Issue("--seats", "2");
        for (var i = 0; i < 6; i++)
        {
            var computer = Crm.NewComputer();
            await Crm.ActivateAsync(key, computer);
            (await Crm.DeactivateAsync(key, computer)).Is(HttpStatusCode.OK);
        }

        var seventh = Crm.NewComputer();
        await Crm.ActivateAsync(key, seventh);
        (await Crm.DeactivateAsync(key, seventh)).Refused(HttpStatusCode.Conflict, "transfer-limit-reached");
    }

    [SkippableFact]
    public async Task Activate_ReleasedComputerAgain_GivesTheTransferBack()
    {
        var key = workshop.Issue();
        var computer = Crm.NewComputer();
        for (var i = 0; i < 10; i++)
        {
            (await Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.Created);
            (await Crm.DeactivateAsync(key, computer)).Is(HttpStatusCode.OK);
        }
    }

    [SkippableFact]
    public async Task Release_ByTheOwner_NeitherCountsNorIsBound()
    {
        var key = workshop.Issue();
        for (var i = 0; i < 8; i++)
        {
            var computer = Crm.NewComputer();
            (await Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.Created);
            if (i < 5)
                workshop.Run("activation", "release", key, "--system-id", computer.ToString());
            else
                (await Crm.DeactivateAsync(key, computer)).Is(HttpStatusCode.OK);
        }

        var last = Crm.NewComputer();
        await Crm.ActivateAsync(key, last);
        (await Crm.DeactivateAsync(key, last)).Refused(HttpStatusCode.Conflict, "transfer-limit-reached");
        workshop.Run("activation", "release", key, "--system-id", last.ToString());
    }

    [SkippableFact]
    public async Task Activate_ReplacingAnOlderSystemId_MovesItsSeat()
    {
        var key = workshop.Issue("--seats", "2");
        var (old, other, renewed) = (Crm.NewComputer(), Crm.NewComputer(), Crm.NewComputer());
        await Crm.ActivateAsync(key, old);
        await Crm.ActivateAsync(key, other);
        var moved = (await Crm.ActivateAsync(key, renewed, replaces: old)).Is(HttpStatusCode.Created);
        var code = ActivationCode.TryParse(moved.Code)!;
        Assert.Equal((1, 1, renewed.Hint), (code.Seat, code.Issue, code.Hint));
        Assert.Equal("activation-not-found", (await Crm.ValidateAsync(key, old)).Text("code"));
        Assert.Equal(moved.Code, (await Crm.ActivateAsync(key, renewed, replaces: old)).Is(HttpStatusCode.OK).Code);
    }

    [SkippableFact]
    public async Task Activate_ReplacingWhenItHasASeatAlready_ReleasesNothing()
    {
        var key = workshop.Issue("--seats", "2");
        var (old, renewed) = (Crm.NewComputer(), Crm.NewComputer());
        await Crm.ActivateAsync(key, old);
        var first = await Crm.ActivateAsync(key, renewed);
        Assert.Equal(first.Code, (await Crm.ActivateAsync(key, renewed, replaces: old)).Is(HttpStatusCode.OK).Code);
        Assert.True((await Crm.ValidateAsync(key, old)).Json.GetProperty("valid").GetBoolean());
    }

    [SkippableFact]
    public async Task Activate_ReplacingUnknownOrItself_IgnoresIt()
    {
        var key = workshop.Issue();
        var computer = Crm.NewComputer();
        (await Crm.ActivateAsync(key, computer, replaces: Crm.NewComputer())).Is(HttpStatusCode.Created);
        (await Crm.ActivateAsync(key, computer, replaces: computer)).Is(HttpStatusCode.OK);
        (await Crm.ActivateAsync(key, Crm.NewComputer(), replaces: Crm.NewComputer())).Refused(HttpStatusCode.Conflict, "seats-exhausted");
        (await Crm.ActivateAsync(key, Crm.NewComputer(), replaces: "nonsense")).Refused(HttpStatusCode.BadRequest, "system-id-malformed");
    }

    [SkippableFact]
    public async Task Activate_SeventeenthIssueOfADay_TakesAnotherSeatOrIsRefusedUntilTomorrow()
    {
        var key = workshop.Issue();
        for (var i = 0; i < 16; i++)
        {
            var computer = Crm.NewComputer();
            var code = ActivationCode.TryParse((await Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.Created).Code)!;
            Assert.Equal(i, code.Issue);
            workshop.Run("activation", "release", key, "--system-id", computer.ToString());
        }

        var late = Crm.NewComputer();
        (await Crm.ActivateAsync(key, late)).Refused(HttpStatusCode.Conflict, "transfer-limit-reached");
        workshop.Owner.Run("activation", "create", key, "--system-id", late.ToString()).Failed("16 activation codes were issued");
        workshop.Run("license", "change", key, "--seats", "2");
        Assert.Equal(2, (await Crm.ActivateAsync(key, late)).Is(HttpStatusCode.Created).Seat);
        workshop.Wait(TimeSpan.FromHours(15));
        Assert.Equal(1, (await Crm.ActivateAsync(key, Crm.NewComputer())).Is(HttpStatusCode.Created).Seat);
    }

    [SkippableFact]
    public async Task Activate_LicenseChangedSixteenTimesADay_IsRefusedUntilTomorrow()
    {
        var key = workshop.Issue();
        var computer = Crm.NewComputer();
        await Crm.ActivateAsync(key, computer);
        for (var i = 1; i < 16; i++)
        {
            workshop.Run("license", "change", key, "--licensee", "Name " + i);
            (await Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.OK);
        }

        workshop.Run("license", "change", key, "--licensee", "Name 16");
        (await Crm.ActivateAsync(key, computer)).Refused(HttpStatusCode.Conflict, "transfer-limit-reached");
        workshop.Wait(TimeSpan.FromHours(15));
        Assert.Equal(0, ActivationCode.TryParse((await Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.OK).Code)!.Issue);
    }
}

/// <inheritdoc/>
public sealed class TransferTestsOnSqlite() : TransferTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class TransferTestsOnPostgres() : TransferTests(Engine.Postgres);
