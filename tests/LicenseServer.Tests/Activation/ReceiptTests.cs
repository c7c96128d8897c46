using System.Net;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Activation;

/// <summary>Computers without internet give their seat back by a receipt.</summary>
public abstract class ReceiptTests(Engine engine) : IAsyncLifetime
{
    private Workshop workshop = null!;

    private Crm Crm => workshop.Crm;

    private Day Today => Day.Of(workshop.Owner.Time!.GetUtcNow());

    public async Task InitializeAsync() => workshop = await Workshop.AtAsync("2026-03-01T10:00:00Z", engine);

    public Task DisposeAsync() => workshop.DisposeAsync();

    [SkippableFact]
    public async Task Deactivate_ByReceipt_FreesTheSeatOnce()
    {
        var key = workshop.Issue("--seats", "2");
        var computer = Crm.NewComputer();
        await Crm.ActivateAsync(key, Crm.NewComputer());
        var code = ActivationCode.TryParse((await Crm.ActivateAsync(key, computer)).Code)!;
        var receipt = DeactivationReceipt.Create(code, computer, Today);

        var reply = (await Crm.DeactivateAsync(key, receipt: receipt.ToString().ToLowerInvariant().Replace('-', ' '))).Is(HttpStatusCode.OK);
        Assert.Equal(2, reply.Seat);
        Assert.Equal("2026-03-01T10:00:00.000Z", reply.Text("releasedAt"));
        Assert.Contains("schon eingelöst", (await Crm.DeactivateAsync(key, receipt: receipt)).Refused(HttpStatusCode.Conflict, "receipt-rejected").Text("detail"));
        (await Crm.ActivateAsync(key, Crm.NewComputer())).Is(HttpStatusCode.Created);
    }

    [SkippableFact]
    public async Task Deactivate_ByReceiptAfterActivatingAgain_DoesNotReleaseTheNewActivation()
    {
        var key = workshop.Issue();
        var computer = Crm.NewComputer();
        var receipt = DeactivationReceipt.Create(ActivationCode.TryParse((await Crm.ActivateAsync(key, computer)).Code)!, computer, Today);
        await Crm.DeactivateAsync(key, receipt: receipt);
        (await Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.Created);
        (await Crm.DeactivateAsync(key, receipt: receipt)).Refused(HttpStatusCode.Conflict, "receipt-rejected");
        Assert.True((await Crm.ValidateAsync(key, computer)).Json.GetProperty("valid").GetBoolean());
    }

    [SkippableFact]
    public async Task Deactivate_ByReceiptOfAnEarlierIssue_FreesTheSeat()
    {
        var key = workshop.Issue();
        var computer = Crm.NewComputer();
        var first = ActivationCode.TryParse((await Crm.ActivateAsync(key, computer)).Code)!;
        workshop.Run("license", "change", key, "--edition", "professional");
        await Crm.ActivateAsync(key, computer);
        (await Crm.DeactivateAsync(key, receipt: DeactivationReceipt.Create(first, computer, Today))).Is(HttpStatusCode.OK);
    }

    [SkippableTheory]
    [InlineData(-1, 0, true)]
    [InlineData(0, 0, true)]
    [InlineData(1, 0, true)]
    [InlineData(2, 0, false)]
    [InlineData(-1, 40, true)]
    public async Task Deactivate_ByReceiptOfADay_IsTakenUntilTomorrow(int day, int later, bool taken)
    {
        var key = workshop.Issue();
        var computer = Crm.NewComputer();
        var code = ActivationCode.TryParse((await Crm.ActivateAsync(key, computer)).Code)!;
        var receipt = DeactivationReceipt.Create(code, computer, Today.AddDays(day));
        workshop.Wait(TimeSpan.FromDays(later));
        var reply = await Crm.DeactivateAsync(key, receipt: receipt);
        if (taken) reply.Is(HttpStatusCode.OK);
        else Assert.Contains("Tag dieser Quittung", reply.Refused(HttpStatusCode.Conflict, "receipt-rejected").Text("detail"));
    }

    [SkippableFact]
    public async Task Deactivate_ByReceiptOfAnotherLicenseOrComputer_IsRefused()
    {
        var (key, other) = (workshop.Issue(), workshop.Issue());
        var computer = Crm.NewComputer();
        await Crm.ActivateAsync(key, computer);
        var code = ActivationCode.TryParse((await Crm.ActivateAsync(other, computer)).Code)!;
        (await Crm.DeactivateAsync(key, receipt: DeactivationReceipt.Create(code, computer, Today))).Refused(HttpStatusCode.Conflict, "receipt-rejected");
        (await Crm.DeactivateAsync(other, receipt: DeactivationReceipt.Create(code, Crm.NewComputer(), Today))).Refused(HttpStatusCode.Conflict, "receipt-rejected");
    }

    [SkippableFact]
    public async Task Release_ByReceiptOnTheCommandLine_FreesTheSeat()
    {
        var key = workshop.Issue();
        var computer = Crm.NewComputer();
        var code = ActivationCode.TryParse((await Crm.ActivateAsync(key, computer)).Code)!;
        var receipt = DeactivationReceipt.Create(code, computer, Today).ToString();
        Assert.Equal(1, workshop.Run("activation", "release", key, "--receipt", receipt).GetProperty("seat").GetInt32());
        workshop.Owner.Run("activation", "release", key, "--receipt", receipt).Failed("this receipt was used already");
    }

    [SkippableFact]
    public async Task Deactivate_NotActivatedOrTwice_IsNotFound()
    {
        var key = workshop.Issue();
        var computer = Crm.NewComputer();
        (await Crm.DeactivateAsync(key, computer)).Refused(HttpStatusCode.NotFound, "activation-not-found");
        await Crm.ActivateAsync(key, computer);
        (await Crm.DeactivateAsync(key, computer)).Is(HttpStatusCode.OK);
        (await Crm.DeactivateAsync(key, computer)).Refused(HttpStatusCode.NotFound, "activation-not-found");
    }

    [SkippableFact]
    public async Task Deactivate_WithoutComputerOrWithBoth_IsMalformed()
    {
        var key = workshop.Issue();
        (await Crm.DeactivateAsync(key)).Refused(HttpStatusCode.BadRequest, "malformed-request");
        (await Crm.DeactivateAsync(key, Crm.NewComputer(), "x")).Refused(HttpStatusCode.BadRequest, "malformed-request");
        (await Crm.DeactivateAsync(key, receipt: "x")).Refused(HttpStatusCode.BadRequest, "receipt-malformed");
    }
}

/// <inheritdoc/>
public sealed class ReceiptTestsOnSqlite() : ReceiptTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class ReceiptTestsOnPostgres() : ReceiptTests(Engine.Postgres);
