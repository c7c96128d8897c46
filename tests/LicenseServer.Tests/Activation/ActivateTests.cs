using System.Net;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Activation;

public abstract class ActivateTests(Workshop workshop)
{
    private Crm Crm => workshop.Crm;

    [SkippableFact]
    public async Task Activate_NewComputer_GivesCodeAndTerms()
    {
        var license = workshop.IssueWhole(
            "--seats", "3", "--expires", "2099-12-31", "--updates-until", "2030-06-30", "--features", "0,15", "--licensee", "Müller & Söhne Gebäudereinigung");
        var computer = Crm.NewComputer();
        var reply = (await Crm.ActivateAsync(license.GetProperty("key"), computer, label: "Empfang")).Is(HttpStatusCode.Created);

        Assert.Equal(license.GetProperty("id").GetUInt32(), reply.Json.GetProperty("licenseId").GetUInt32());
        Assert.Equal("KBRS", reply.Text("product"));
        Assert.Equal("standard", reply.Text("edition"));
        Assert.Equal(1, reply.Seat);
        Assert.Equal(3, reply.Json.GetProperty("seats").GetInt32());
        Assert.Equal(Day.Of(TimeProvider.System.GetUtcNow()).ToString(), reply.Text("issuedOn"));
        Assert.Equal("2099-12-31", reply.Text("expiresOn"));
        Assert.Equal("2030-06-30", reply.Text("updatesUntil"));
        Assert.Equal([0, 15], reply.Json.GetProperty("features").EnumerateArray().Select(number => number.GetInt32()));
        Assert.Equal("Müller & Söhne Gebäudereinigung", reply.Text("licensee"));

        var code = ActivationCode.TryParse(reply.Code)!;
        Assert.Equal((LicenseKind.Bound, 1, 1, computer.Hint, 1, 0), (code.Kind, code.Product, code.Edition, code.Hint, code.Seat, code.Issue));
        Assert.Equal("Müller & Söhne Gebäudereinigung", code.Licensee);
        Assert.Equal("Empfang", workshop.Run("activation", "list", "--license", license.GetProperty("key").GetString()!)[0].GetProperty("label").GetString());
    }

    [SkippableFact]
    public async Task Activate_PerpetualLicense_SaysNullForNever()
    {
        var reply = (await Crm.ActivateAsync(workshop.Issue(), Crm.NewComputer())).Is(HttpStatusCode.Created);
        Assert.All(["expiresOn", "updatesUntil", "licensee"], name => Assert.Equal(System.Text.Json.JsonValueKind.Null, reply.Json.GetProperty(name).ValueKind));
        Assert.Empty(reply.Json.GetProperty("features").EnumerateArray());
        Assert.Equal(5, reply.Code.Split('\n').Length);
    }

    [SkippableFact]
    public async Task Activate_SameComputerAgain_GivesTheSameCodeToWhoeverAsks()
    {
        var key = workshop.Issue();
        var computer = Crm.NewComputer();
        var first = (await Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.Created);
        var second = (await Crm.ActivateAsync(key.ToLowerInvariant().Replace("-", " "), computer.ToString().Replace("-", ""))).Is(HttpStatusCode.OK);
        Assert.Equal(first.Code, second.Code);

        var offline = workshop.Run("activation", "create", key, "--system-id", computer.ToString());
        Assert.Equal(first.Code, offline.GetProperty("activationCode").GetString());
        Assert.False(offline.GetProperty("created").GetBoolean());
        Assert.Equal(1, offline.GetProperty("seat").GetInt32());
        Assert.Equal(key, offline.GetProperty("license").GetProperty("key").GetString());
    }

    [SkippableFact]
    public async Task Activate_AfterTheOwnerDid_GivesTheOwnersCode()
    {
        var key = workshop.Issue();
        var computer = Crm.NewComputer();
        var offline = workshop.Run("activation", "create", key, "--system-id", computer.ToString());
        Assert.True(offline.GetProperty("created").GetBoolean());
        Assert.Equal(offline.GetProperty("activationCode").GetString(), (await Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.OK).Code);
        Assert.Equal(offline.GetProperty("activationCode").GetString() + "\n", workshop.Owner.Run("activation", "create", key, "--system-id", computer.ToString()).Out);
    }

    [SkippableTheory]
    [InlineData("--edition", "professional")]
    [InlineData("--expires", "2098-01-01")]
    [InlineData("--updates-until", "2031-01-01")]
    [InlineData("--features", "3")]
    [InlineData("--licensee", "Glanz GmbH")]
    public async Task Activate_ChangedLicense_GivesNewIssueOfTheSameSeatOnce(string option, string value)
    {
        var key = workshop.Issue("--seats", "2");
        await Crm.ActivateAsync(key, Crm.NewComputer());
        var computer = Crm.NewComputer();
        var before = (await Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.Created);
        workshop.Run("license", "change", key, option, value);
        var after = (await Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.OK);

        Assert.NotEqual(before.Code, after.Code);
        var code = ActivationCode.TryParse(after.Code)!;
        Assert.Equal((2, 1), (code.Seat, code.Issue));
        Assert.Equal(after.Code, (await Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.OK).Code);
        var offline = workshop.Run("activation", "create", key, "--system-id", computer.ToString());
        Assert.Equal((after.Code, false), (offline.GetProperty("activationCode").GetString(), offline.GetProperty("created").GetBoolean()));
    }

    [SkippableFact]
    public async Task Activate_NoSeatLeft_IsRefusedAndForgetsNothing()
    {
        var key = workshop.Issue();
        var computer = Crm.NewComputer();
        var first = await Crm.ActivateAsync(key, computer);
        (await Crm.ActivateAsync(key, Crm.NewComputer())).Refused(HttpStatusCode.Conflict, "seats-exhausted");
        workshop.Owner.Run("activation", "create", key, "--system-id", Crm.NewComputer().ToString()).Failed("all seats of this licence are taken");
        Assert.Equal(first.Code, (await Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.OK).Code);
    }

    [SkippableFact]
    public async Task Activate_LabelThatIsTooLongOrHasControls_IsRefused()
    {
        var key = workshop.Issue("--seats", "2");
        (await Crm.ActivateAsync(key, Crm.NewComputer(), label: new string('x', 40))).Is(HttpStatusCode.Created);
        (await Crm.ActivateAsync(key, Crm.NewComputer(), label: new string('x', 41))).Refused(HttpStatusCode.BadRequest, "malformed-request");
        (await Crm.ActivateAsync(key, Crm.NewComputer(), label: "a\u0007b")).Refused(HttpStatusCode.BadRequest, "malformed-request");
    }

    [SkippableFact]
    public async Task Activate_UnknownLicense_IsNotFound() =>
        (await Crm.ActivateAsync(Crm.UnknownKey(), Crm.NewComputer())).Refused(HttpStatusCode.NotFound, "license-not-found");

    [SkippableFact]
    public async Task Create_SiteLicense_IsOneCodeForEveryComputer()
    {
        var key = workshop.Issue();
        var made = workshop.Run("activation", "create", key, "--unbound");
        var code = ActivationCode.TryParse(made.GetProperty("activationCode").GetString())!;
        Assert.Equal((LicenseKind.Unbound, 0), (code.Kind, code.Hint));
        Assert.False(workshop.Run("activation", "create", key, "--unbound").GetProperty("created").GetBoolean());

        var reply = await Crm.ValidateAsync(key, Crm.NewComputer(), code.ToString());
        Assert.True(reply.Json.GetProperty("valid").GetBoolean());
        workshop.Run("activation", "release", key, "--unbound");
        Assert.Equal("activation-not-found", (await Crm.ValidateAsync(key, Crm.NewComputer(), code.ToString())).Text("code"));
    }

    [SkippableFact]
    public void Create_WithoutComputerOrWithBoth_IsWrongUsage()
    {
        var key = workshop.Issue();
        workshop.Owner.Run("activation", "create", key).Failed("give exactly one of --system-id, --unbound", status: 2);
        workshop.Owner.Run("activation", "create", key, "--unbound", "--system-id", Crm.NewComputer().ToString()).Failed("exactly one", status: 2);
        workshop.Owner.Run("activation", "release", key).Failed("exactly one", status: 2);
    }

    [SkippableFact]
    public async Task Every_Change_LeavesAnAuditEntryInOrder()
    {
        var license = workshop.IssueWhole();
        var key = license.GetProperty("key").GetString()!;
        var computer = Crm.NewComputer();
        await Crm.ActivateAsync(key, computer);
        await Crm.ActivateAsync(key, computer);
        await Crm.ActivateAsync(key, computer, label: "Büro");
        workshop.Run("license", "change", key, "--features", "1");
        await Crm.ActivateAsync(key, computer);
        await Crm.ActivateAsync(key, Crm.NewComputer());
        await Crm.DeactivateAsync(key, computer);
        Assert.Equal(
            ["license.issued", "activation.created", "activation.labeled", "license.changed", "activation.reissued", "activation.released"],
            Sql.Query(workshop.Owner, "SELECT action FROM audit_entries WHERE license_id = @id ORDER BY link, position", license.GetProperty("id").GetInt64()));
    }
}

/// <inheritdoc/>
public sealed class ActivateTestsOnSqlite(Workshop workshop) : ActivateTests(workshop), IClassFixture<Workshop>;

/// <inheritdoc/>
public sealed class ActivateTestsOnPostgres(PostgresWorkshop workshop) : ActivateTests(workshop.Get()), IClassFixture<PostgresWorkshop>;
