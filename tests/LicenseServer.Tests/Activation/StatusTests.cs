using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Activation;

/// <summary>Pending, suspended, revoked and expired come before anything else is told.</summary>
public abstract class StatusTests(Engine engine) : IAsyncLifetime
{
    private Workshop workshop = null!;

    private Crm Crm => workshop.Crm;

    public async Task InitializeAsync() => workshop = await Workshop.AtAsync("2026-03-01T10:00:00Z", engine);

    public Task DisposeAsync() => workshop.DisposeAsync();

    [SkippableTheory]
    [InlineData("license-pending", "--pending")]
    [InlineData("license-suspended", "suspend")]
    [InlineData("license-revoked", "revoke")]
    [InlineData("license-expired", "--expires=2026-02-28")]
    public async Task Every_CallOnAnUnusableLicense_SaysSoFirst(string code, string how)
    {
        var key = how.StartsWith("--") ? workshop.Issue(how.Split('=')) : workshop.Issue();
        if (!how.StartsWith("--")) workshop.Run("license", how, key, "--reason", "a test");
        var computer = Crm.NewComputer();
        (await Crm.ActivateAsync(key, computer)).Refused(HttpStatusCode.Forbidden, code);
        (await Crm.DeactivateAsync(key, computer)).Refused(HttpStatusCode.Forbidden, code);
        (await Crm.DeactivateAsync(key, receipt: "01234-56789-ABCDE-FGJ9H")).Refused(HttpStatusCode.Forbidden, code);
        foreach (var held in new[] { null, "no code at all" })
        {
            var standing = (await Crm.ValidateAsync(key, computer, held)).Is(HttpStatusCode.OK);
            Assert.Equal((false, code), (standing.Json.GetProperty("valid").GetBoolean(), standing.Text("code")));
        }

        Assert.Contains("jklab: error: this licence", workshop.Owner.Run("activation", "create", key, "--system-id", computer.ToString()).Error);
    }

    [SkippableFact]
    public async Task Release_OnASuspendedLicense_IsTheOwnersRight()
    {
        var key = workshop.Issue();
        var computer = Crm.NewComputer();
        await Crm.ActivateAsync(key, computer);
        workshop.Run("license", "suspend", key, "--reason", "a test");
        (await Crm.ActivateAsync(key, computer)).Refused(HttpStatusCode.Forbidden, "license-suspended");
        workshop.Run("activation", "release", key, "--system-id", computer.ToString());
        workshop.Run("license", "resume", key);
        (await Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.Created);
    }

    [SkippableFact]
    public async Task Activate_OnTheLastDay_IsValidUntilMidnightUtc()
    {
        var key = workshop.Issue("--expires", "2026-03-01");
        var computer = Crm.NewComputer();
        (await Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.Created);
        workshop.Wait(TimeSpan.FromHours(13.99));
        (await Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.OK);
        workshop.Wait(TimeSpan.FromHours(0.02));
        (await Crm.ActivateAsync(key, computer)).Refused(HttpStatusCode.Forbidden, "license-expired");
        workshop.Run("license", "change", key, "--expires", "2027-03-01");
        Assert.Equal("2027-03-01", (await Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.OK).Text("expiresOn"));
    }
}

/// <inheritdoc/>
public sealed class StatusTestsOnSqlite() : StatusTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class StatusTestsOnPostgres() : StatusTests(Engine.Postgres);
