using System.Security.Cryptography;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;

namespace JkLab.ActivationClient.Tests;

public class EnterCodeTests : IDisposable
{
    private readonly Computer computer = new();

    public void Dispose() => computer.Dispose();

    [Fact]
    public void FreshComputer_IsNotActivated()
    {
        using var client = computer.Start();
        var status = client.Check();
        Assert.Equal(LicenseState.NotActivated, status.State);
        Assert.Equal(LicenseOutcome.Checked, status.Outcome);
        Assert.Equal("not-activated", status.Problem);
        Assert.False(status.IsLicensed);
        Assert.NotEmpty(status.NextStep);
    }

    [Fact]
    public void Code_GoodOne_IsLicensedNowAndAfterARestart()
    {
        using var client = computer.Start();
        var entered = client.EnterCode(Codes.For(client.SystemId, terms => terms with { Licensee = "Müller & Söhne", Features = 0b101 }).ToString());
        Assert.Equal(LicenseOutcome.Done, entered.Outcome);

        using var restarted = computer.Start();
        foreach (var status in new[] { entered, restarted.Check() })
        {
            Assert.Equal(LicenseState.Licensed, status.State);
            Assert.Null(status.Problem);
            Assert.Equal("Professional", status.Edition);
            Assert.Equal(2, status.EditionNumber);
            Assert.Equal("Müller & Söhne", status.Licensee);
            Assert.True(status.HasFeature(0) && !status.HasFeature(1) && status.HasFeature(2));
            Assert.Equal("The program is licensed.", status.Message);
        }
    }

    [Fact]
    public void Code_QuotedInAMailWithATypoInEveryLine_IsRepaired()
    {
        using var client = computer.Start();
        var lines = Codes.For(client.SystemId).ToString().Split('\n').Select((line, i) => "> " + Mistype(line, 3 + (4 * i)));
        var status = client.EnterCode("Guten Tag,\r\n\r\nhier Ihr Code:\r\n" + string.Join("\r\n", lines) + "\r\n\r\nMit freundlichen Grüßen");
        Assert.Equal(LicenseState.Licensed, status.State);
        Assert.Equal(5, status.Reading!.Repairs.Count);
    }

    [Fact]
    public void Code_Unrepairable_LocatesTheLineAndKeepsWhatWasLicensed()
    {
        using var client = computer.Start();
        var code = Codes.For(client.SystemId).ToString();
        client.EnterCode(code);
        var lines = code.Split('\n');
        var status = client.EnterCode(string.Join("\n", lines.Where((_, i) => i != 2)));
        Assert.Equal(LicenseOutcome.Rejected, status.Outcome);
        Assert.Equal("line-missing", status.Problem);
        Assert.Equal(LicenseState.Licensed, status.State);
        Assert.Equal("Line 3 of the activation code is missing.", status.Message);
    }

    [Fact]
    public void Code_OfAnotherComputer_IsRejectedAndNotKept()
    {
        using var other = new Computer();
        other.Hardware[SystemComponent.SmbiosUuid] = "11223344-5566-7788-99AA-BBCCDDEEFF00";
        using var client = computer.Start();
        var status = client.EnterCode(Codes.For(other.SystemId).ToString());
        Assert.Equal(LicenseOutcome.Rejected, status.Outcome);
        Assert.Equal("other-system-id", status.Problem);
        Assert.Equal(LicenseState.NotActivated, client.Check().State);
    }

    [Fact]
    public void Code_OfAnotherProduct_IsRejected()
    {
        using var client = computer.Start();
        var status = client.EnterCode(Codes.For(client.SystemId, terms => terms with { Product = 7 }).ToString());
        Assert.Equal("other-product", status.Problem);
        Assert.Equal(LicenseState.NotActivated, status.State);
    }

    [Fact]
    public void Code_SignedByAStranger_IsNeverAccepted()
    {
        using var client = computer.Start();
        using var stranger = SigningKey.Create(RandomNumberGenerator.Create());
        var code = ActivationCode.Sign(Codes.Terms(client.SystemId), stranger);
        Assert.Equal(stranger.PublicKey.FirstByte == Codes.Key.PublicKey.FirstByte ? "not-genuine" : "newer-program", client.EnterCode(code.ToString()).Problem);
        Assert.False(client.Check().IsLicensed);
    }

    [Fact]
    public void Code_Expired_IsRejectedWithItsReason()
    {
        using var client = computer.Start();
        var code = Codes.For(client.SystemId, terms => terms with { IssuedOn = Clock.Today.AddDays(-60), ExpiresOn = Clock.Today.AddDays(-1) });
        var status = client.EnterCode(code.ToString());
        Assert.Equal(LicenseOutcome.Rejected, status.Outcome);
        Assert.Equal("expired", status.Problem);
        Assert.Equal(LicenseState.Expired, status.State);
    }

    [Fact]
    public void Code_NotCoveringThisBuild_DoesNotDisplaceOneThatDoes()
    {
        using var client = computer.Start();
        client.EnterCode(Codes.For(client.SystemId).ToString());
        var status = client.EnterCode(Codes.For(client.SystemId, terms => terms with { UpdatesUntil = Clock.Today.AddDays(-100) }).ToString());
        Assert.Equal("build-not-covered", status.Problem);
        Assert.Equal(LicenseState.Licensed, status.State);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public void Code_OlderThanTheStoredOneOfItsLicense_LeavesTheNewer(int daysLater, int issue)
    {
        using var client = computer.Start();
        var older = Codes.For(client.SystemId, terms => terms with { License = 4711, Edition = 1 });
        var newer = Codes.For(client.SystemId, terms => terms with { License = 4711, IssuedOn = Clock.Today.AddDays(daysLater), Issue = issue });
        client.EnterCode(older.ToString());
        Assert.Equal((LicenseOutcome.Done, "Professional"), (client.EnterCode(newer.ToString()).Outcome, client.Check().Edition));
        var status = client.EnterCode(older.ToString());
        Assert.Equal((LicenseOutcome.Rejected, "older-code", "Professional"), (status.Outcome, status.Problem, status.Edition));
        Assert.StartsWith("This code is older", status.Message);
        Assert.Equal((LicenseOutcome.Done, "Professional"), (client.EnterCode(newer.ToString()).Outcome, client.Check().Edition));
    }

    [Fact]
    public void Code_OlderThanAStoredOneThatIsOver_Licenses()
    {
        using var client = computer.Start();
        client.EnterCode(Codes.For(client.SystemId, terms => terms with { License = 4711, Issue = 1, ExpiresOn = Clock.Today.AddDays(3) }).ToString());
        computer.Clock.Now += TimeSpan.FromDays(5);
        Assert.Equal(LicenseState.Expired, client.Check().State);
        var status = client.EnterCode(Codes.For(client.SystemId, terms => terms with { License = 4711 }).ToString());
        Assert.Equal((LicenseOutcome.Done, LicenseState.Licensed), (status.Outcome, status.State));
    }

    [Fact]
    public void Code_OlderOfAnotherLicense_Replaces()
    {
        using var client = computer.Start();
        client.EnterCode(Codes.For(client.SystemId).ToString());
        var status = client.EnterCode(Codes.For(client.SystemId, terms => terms with { IssuedOn = Clock.Today.AddDays(-9), Edition = 1 }).ToString());
        Assert.Equal((LicenseOutcome.Done, "Standard"), (status.Outcome, status.Edition));
    }

    [Fact]
    public void Trial_OnTopOfALicense_LeavesTheLicense()
    {
        using var client = computer.Start();
        client.EnterCode(Codes.For(client.SystemId).ToString());
        Assert.Equal(LicenseState.Licensed, client.EnterCode(Codes.Trial(client.SystemId).ToString()).State);
    }

    [Fact]
    public void License_OnTopOfATrial_Licenses()
    {
        using var client = computer.Start();
        Assert.Equal(LicenseState.Trial, client.EnterCode(Codes.Trial(client.SystemId).ToString()).State);
        Assert.Equal(LicenseState.Licensed, client.EnterCode(Codes.For(client.SystemId).ToString()).State);
    }

    [Fact]
    public void SiteLicense_AnyComputer_IsLicensed()
    {
        using var client = computer.Start();
        var code = Codes.For(client.SystemId, terms => terms with { Kind = LicenseKind.Unbound, SystemId = null });
        Assert.Equal(LicenseState.Licensed, client.EnterCode(code.ToString()).State);
    }

    [Fact]
    public void Edition_Unknown_CountsAsTheLowestKnown()
    {
        using var client = computer.Start();
        var status = client.EnterCode(Codes.For(client.SystemId, terms => terms with { Edition = 99 }).ToString());
        Assert.Equal("Standard", status.Edition);
        Assert.Equal(1, status.EditionNumber);
    }

    [Fact]
    public void LicenseKey_InTheCodeBox_IsCalledByItsName()
    {
        using var client = computer.Start();
        var status = client.EnterCode(LicenseKey.Create(RandomNumberGenerator.Create()).ToString());
        Assert.Equal("wrong-kind", status.Problem);
        Assert.Equal(CodeKind.LicenseKey, status.Reading!.Kind);
        Assert.Contains("a licence key", status.Message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\ud800\ufffe hello")]
    public void Noise_IsUnreadable(string? text)
    {
        using var client = computer.Start();
        Assert.Equal("unreadable", client.EnterCode(text).Problem);
    }

    [Fact]
    public void Texts_OfTheProgram_ReplaceTheBuiltInOnes()
    {
        computer.Change = options => options.Texts = status => status.Problem == "unreadable" ? new LicenseText("Häh? " + status.Message, "") : null;
        using var client = computer.Start();
        Assert.StartsWith("Häh? There is no", client.EnterCode("?").Message);
        Assert.StartsWith("The program is not activated", client.Check().Message);
    }

    private static string Mistype(string line, int at)
    {
        while (line[at] == '-') at++;
        return line[..at] + (line[at] == 'X' ? 'Y' : 'X') + line[(at + 1)..];
    }
}
