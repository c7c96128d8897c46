using System.Net;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Activation;

public abstract class TrialTests(Engine engine) : IAsyncLifetime
{
    private Workshop workshop = null!;

    private Crm Crm => workshop.Crm;

    public async Task InitializeAsync() => workshop = await Workshop.AtAsync("2026-03-01T10:00:00Z", engine);

    public Task DisposeAsync() => workshop.DisposeAsync();

    [SkippableFact]
    public async Task Trial_OfAComputer_RunsOnceUntilItsLastDay()
    {
        var computer = Crm.NewComputer();
        var begun = (await Crm.TryAsync("KBRS", computer)).Is(HttpStatusCode.Created);
        Assert.Equal("2026-03-31", begun.Text("expiresOn"));
        Assert.Equal(("KBRS", "standard", 1), (begun.Text("product"), begun.Text("edition"), begun.Json.GetProperty("seats").GetInt32()));
        var code = ActivationCode.TryParse(begun.Code)!;
        Assert.Equal((LicenseKind.Trial, computer.Hint, 1, 0), (code.Kind, code.Hint, code.Seat, code.Issue));
        Assert.Equal(code.License, begun.Json.GetProperty("licenseId").GetUInt32());

        workshop.Wait(TimeSpan.FromDays(30));
        Assert.Equal(begun.Code, (await Crm.TryAsync("kbrs", computer)).Is(HttpStatusCode.OK).Code);
        var offline = workshop.Run("trial", "create", "--product", "KBRS", "--system-id", computer.ToString());
        Assert.Equal((begun.Code, false), (offline.GetProperty("activationCode").GetString(), offline.GetProperty("created").GetBoolean()));
        Assert.Equal("2026-03-31", offline.GetProperty("license").GetProperty("expiresOn").GetString());

        workshop.Wait(TimeSpan.FromDays(1));
        (await Crm.TryAsync("KBRS", computer)).Refused(HttpStatusCode.Conflict, "trial-used");
        workshop.Owner.Run("trial", "create", "--product", "KBRS", "--system-id", computer.ToString()).Failed("the trial of this computer is over");
    }

    [SkippableFact]
    public async Task Trial_OfTwoComputers_HasTwoLicenseNumbers()
    {
        var first = await Crm.TryAsync("KBRS", Crm.NewComputer());
        var second = await Crm.TryAsync("KBRS", Crm.NewComputer());
        Assert.NotEqual(first.Json.GetProperty("licenseId").GetUInt32(), second.Json.GetProperty("licenseId").GetUInt32());
    }

    [SkippableFact]
    public async Task Trial_OfAnotherProduct_HasItsOwnTermsAndEdition()
    {
        workshop.Run("product", "add", "DEMO", "--number", "7", "--name", "Demo", "--edition", "small=1", "--edition", "big=2", "--trial-days", "10", "--trial-edition", "big");
        var computer = Crm.NewComputer();
        (await Crm.TryAsync("KBRS", computer)).Is(HttpStatusCode.Created);
        var demo = (await Crm.TryAsync("DEMO", computer)).Is(HttpStatusCode.Created);
        Assert.Equal(("2026-03-11", "big"), (demo.Text("expiresOn"), demo.Text("edition")));
    }

    [SkippableFact]
    public async Task Trial_ManyTimesAtOnce_BeginsOnce()
    {
        var computer = Crm.NewComputer();
        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Crm.TryAsync("KBRS", computer)));
        Assert.Single(replies, reply => reply.Status == HttpStatusCode.Created);
        Assert.Single(replies.Select(reply => reply.Code).Distinct());
    }

    [SkippableFact]
    public async Task Trial_OfAnUnknownProduct_IsNotFound()
    {
        (await Crm.TryAsync("NOPE", Crm.NewComputer())).Refused(HttpStatusCode.NotFound, "product-not-found");
        (await Crm.TryAsync("KBRS", "nope")).Refused(HttpStatusCode.BadRequest, "system-id-malformed");
    }
}

/// <inheritdoc/>
public sealed class TrialTestsOnSqlite() : TrialTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class TrialTestsOnPostgres() : TrialTests(Engine.Postgres);
