using System.Net;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Activation;

public abstract class KeyRotationTests(Engine engine)
{
    [SkippableFact]
    public async Task Activate_AfterKeyRotation_GivesTheOldCodeAgainAndSignsNewOnesAnew()
    {
        using var owner = new Owner(engine: engine);
        await using var server = await RunningServer.StartAsync(owner, "--RateLimits:Enabled=false");
        var crm = new Crm(server.Client);
        var key = owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard", "--seats", "2")[0].GetProperty("key").GetString()!;
        var computer = Crm.NewComputer();
        var before = (await crm.ActivateAsync(key, computer)).Is(HttpStatusCode.Created);
        owner.Run("key", "create").Succeeded();
        var created = owner.Json("key", "list").EnumerateArray().Single(row => !row.GetProperty("active").GetBoolean()).GetProperty("keyId").GetString()!;
        owner.Run("key", "activate", created).Succeeded();

        Assert.Equal(before.Code, (await crm.ActivateAsync(key, computer)).Is(HttpStatusCode.OK).Code);
        var other = ActivationCode.TryParse((await crm.ActivateAsync(key, Crm.NewComputer())).Is(HttpStatusCode.Created).Code)!;
        Assert.Equal(created[..2], other.Payload[1].ToString("x2"));
        Assert.True((await crm.ValidateAsync(key, computer, before.Code)).Json.GetProperty("valid").GetBoolean());
    }
}

/// <inheritdoc/>
public sealed class KeyRotationTestsOnSqlite() : KeyRotationTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class KeyRotationTestsOnPostgres() : KeyRotationTests(Engine.Postgres);
