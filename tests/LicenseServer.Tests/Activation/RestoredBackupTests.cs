using System.Net;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Activation;

/// <summary>After a backup was put back, codes that were issued since are genuine but unknown; validations take them in again.</summary>
public abstract class RestoredBackupTests(Engine engine) : IAsyncLifetime
{
    private readonly Workshop workshop = new(engine);

    private Crm Crm => workshop.Crm;

    private string Backup => workshop.Owner.PathTo("copy.db");

    public Task InitializeAsync() => workshop.InitializeAsync();

    public Task DisposeAsync() => workshop.DisposeAsync();

    [SkippableFact]
    public async Task Validate_GenuineUnknownCode_IsTakenIntoItsSeatAgain()
    {
        var license = workshop.IssueWhole("--seats", "2");
        var key = license.GetProperty("key").GetString()!;
        var (first, second) = (Crm.NewComputer(), Crm.NewComputer());
        Sql.CopyTo(workshop.Owner, Backup);
        await Crm.ActivateAsync(key, first);
        var code = (await Crm.ActivateAsync(key, second)).Code;
        await workshop.RestartAsync(() => Sql.PutBack(workshop.Owner, Backup));

        Assert.Equal("activation-not-found", (await Crm.ValidateAsync(key, second)).Text("code"));
        var reply = await Crm.ValidateAsync(key, second, code);
        Assert.Equal((true, 2), (reply.Json.GetProperty("valid").GetBoolean(), reply.Seat));
        Assert.Equal(code, (await Crm.ActivateAsync(key, second)).Is(HttpStatusCode.OK).Code);
        Assert.True((await Crm.ValidateAsync(key, second)).Json.GetProperty("valid").GetBoolean());
        Assert.Contains("activation.taken-in-again", Sql.Query(workshop.Owner, "SELECT action FROM audit_entries WHERE license_id = @id", license.GetProperty("id").GetInt64()));
        var receipt = DeactivationReceipt.Create(ActivationCode.TryParse(code)!, second, Day.Of(TimeProvider.System.GetUtcNow()));
        Assert.Equal(2, (await Crm.DeactivateAsync(key, receipt: receipt)).Is(HttpStatusCode.OK).Seat);
    }

    [SkippableFact]
    public async Task Validate_GenuineUnknownCodeWhoseSeatIsTaken_GetsAnotherSeatOrNone()
    {
        var key = workshop.Issue("--seats", "2");
        var (first, stranger) = (Crm.NewComputer(), Crm.NewComputer());
        Sql.CopyTo(workshop.Owner, Backup);
        var code = (await Crm.ActivateAsync(key, first)).Code;
        await workshop.RestartAsync(() => Sql.PutBack(workshop.Owner, Backup));

        // The same seat, day and issue: two codes that only a restored backup can bring forth.
        Assert.Equal(1, (await Crm.ActivateAsync(key, stranger)).Is(HttpStatusCode.Created).Seat);
        var reply = await Crm.ValidateAsync(key, first, code);
        Assert.Equal((true, 2), (reply.Json.GetProperty("valid").GetBoolean(), reply.Seat));
        Assert.Equal(code, (await Crm.ActivateAsync(key, first)).Is(HttpStatusCode.OK).Code);
        var checkedCode = workshop.Owner.RunWith(code, null, "code", "check", "--json").Succeeded().Json;
        Assert.True(checkedCode.GetProperty("valid").GetBoolean());
        workshop.Owner.Run("doctor").Succeeded();
    }

    [SkippableFact]
    public async Task Validate_GenuineUnknownCodeWithoutSeatLeft_SaysSo()
    {
        var key = workshop.Issue();
        var (first, stranger) = (Crm.NewComputer(), Crm.NewComputer());
        Sql.CopyTo(workshop.Owner, Backup);
        var code = (await Crm.ActivateAsync(key, first)).Code;
        await workshop.RestartAsync(() => Sql.PutBack(workshop.Owner, Backup));
        await Crm.ActivateAsync(key, stranger);
        var reply = (await Crm.ValidateAsync(key, first, code)).Is(HttpStatusCode.OK);
        Assert.Equal((false, "seats-exhausted"), (reply.Json.GetProperty("valid").GetBoolean(), reply.Text("code")));
    }

    [SkippableFact]
    public async Task Validate_NewerIssueThanTheDatabaseKnows_BecomesTheCurrentCode()
    {
        var key = workshop.Issue();
        var computer = Crm.NewComputer();
        await Crm.ActivateAsync(key, computer);
        workshop.Run("license", "change", key, "--edition", "professional");
        Sql.CopyTo(workshop.Owner, Backup);
        var code = (await Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.OK).Code;
        await workshop.RestartAsync(() => Sql.PutBack(workshop.Owner, Backup));
        Assert.True((await Crm.ValidateAsync(key, computer, code)).Json.GetProperty("valid").GetBoolean());
        Assert.Equal(code, (await Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.OK).Code);
    }
}

/// <inheritdoc/>
public sealed class RestoredBackupTestsOnSqlite() : RestoredBackupTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class RestoredBackupTestsOnPostgres() : RestoredBackupTests(Engine.Postgres);
