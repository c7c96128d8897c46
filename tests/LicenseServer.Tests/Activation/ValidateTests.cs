using System.Net;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Activation;

public abstract class ValidateTests(Workshop workshop)
{
    private Crm Crm => workshop.Crm;

    [SkippableFact]
    public async Task Validate_ActiveComputer_IsValidWithAndWithoutItsCode()
    {
        var key = workshop.Issue("--expires", "2099-01-01");
        var computer = Crm.NewComputer();
        var code = (await Crm.ActivateAsync(key, computer)).Code;
        foreach (var held in new[] { null, code, code.Replace("\n", "\r\n") + "\r\n" })
        {
            var reply = (await Crm.ValidateAsync(key, computer, held)).Is(HttpStatusCode.OK);
            Assert.True(reply.Json.GetProperty("valid").GetBoolean(), held);
            Assert.Equal(("valid", 1, "2099-01-01", true), (reply.Text("code"), reply.Seat, reply.Text("expiresOn"), reply.Json.GetProperty("codeIsCurrent").GetBoolean()));
        }

        workshop.Run("license", "change", key, "--features", "7");
        Assert.False((await Crm.ValidateAsync(key, computer, code)).Json.GetProperty("codeIsCurrent").GetBoolean());
    }

    [SkippableFact]
    public async Task Validate_ForeignOrBrokenCode_IsRejected()
    {
        var (key, other) = (workshop.Issue(), workshop.Issue());
        var (computer, another) = (Crm.NewComputer(), Crm.NewComputer());
        await Crm.ActivateAsync(key, computer);
        var foreign = (await Crm.ActivateAsync(other, computer)).Code;
        var elsewhere = (await Crm.ActivateAsync(workshop.Issue(), another)).Code;
        var trial = (await Crm.TryAsync("KBRS", computer)).Code;
        foreach (var held in new[] { foreign, elsewhere, trial, "", "no code", new string('0', 150) })
            await IsNotValid("activation-code-rejected", key, computer, held);
    }

    [SkippableFact]
    public async Task Validate_UnknownLicenseOrComputer_SaysWhich()
    {
        await IsNotValid("license-not-found", Crm.UnknownKey().ToString(), Crm.NewComputer(), null);
        await IsNotValid("activation-not-found", workshop.Issue(), Crm.NewComputer(), null);
        (await Crm.ValidateAsync("x", Crm.NewComputer())).Refused(HttpStatusCode.BadRequest, "license-key-malformed");
        (await Crm.ValidateAsync(Crm.UnknownKey(), "x")).Refused(HttpStatusCode.BadRequest, "system-id-malformed");
    }

    [SkippableFact]
    public async Task Validate_ReleasedCode_IsNotTakenInAgain()
    {
        var key = workshop.Issue();
        var computer = Crm.NewComputer();
        var code = (await Crm.ActivateAsync(key, computer)).Code;
        await Crm.DeactivateAsync(key, computer);
        await IsNotValid("activation-not-found", key, computer, code);
    }

    private async Task IsNotValid(string code, string key, SystemId computer, string? held)
    {
        var reply = (await Crm.ValidateAsync(key, computer, held)).Is(HttpStatusCode.OK);
        Assert.Equal((false, code), (reply.Json.GetProperty("valid").GetBoolean(), reply.Text("code")));
        Assert.NotEmpty(reply.Text("detail")!);
    }
}

/// <inheritdoc/>
public sealed class ValidateTestsOnSqlite(Workshop workshop) : ValidateTests(workshop), IClassFixture<Workshop>;

/// <inheritdoc/>
public sealed class ValidateTestsOnPostgres(PostgresWorkshop workshop) : ValidateTests(workshop.Get()), IClassFixture<PostgresWorkshop>;
