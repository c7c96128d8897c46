using JkLab.LicenseCore;

namespace JkLab.ActivationClient.Tests;

public class DeactivateOfflineTests : IDisposable
{
    private readonly Computer computer = new();

    public void Dispose() => computer.Dispose();

    [Fact]
    public void Receipt_ProvesTheCode_AndTheCodeIsBurntForEver()
    {
        using var client = computer.Start();
        var code = Codes.For(client.SystemId);
        client.EnterCode(code.ToString());
        var given = client.DeactivateOffline();
        Assert.Equal(LicenseOutcome.Done, given.Outcome);
        Assert.Equal(LicenseState.NotActivated, given.State);
        Assert.True(given.Receipt!.Proves(code, client.SystemId));
        Assert.Equal(Clock.Today, given.Receipt.Day);
        Assert.Contains(given.Receipt.ToString(), given.Message);

        using var restarted = computer.Start();
        Assert.Equal(LicenseState.NotActivated, restarted.Check().State);
        var again = restarted.EnterCode(code.ToString());
        Assert.Equal(LicenseOutcome.Rejected, again.Outcome);
        Assert.Equal("code-given-up", again.Problem);
        Assert.False(again.IsLicensed);
    }

    [Fact]
    public void Receipt_WithATrialUnderneath_IsSaidAllTheSame()
    {
        using var client = computer.Start();
        client.EnterCode(Codes.Trial(client.SystemId, 20).ToString());
        client.EnterCode(Codes.For(client.SystemId).ToString());

        var given = client.DeactivateOffline();

        Assert.Equal(LicenseState.Trial, given.State);
        Assert.Contains(given.Receipt!.ToString(), given.Message);
    }

    [Fact]
    public void Receipt_AskedForAgain_IsTheSameOnAnotherDay()
    {
        using var client = computer.Start();
        client.EnterCode(Codes.For(client.SystemId).ToString());
        var first = client.DeactivateOffline().Receipt;
        computer.Clock.Now += TimeSpan.FromDays(3);
        using var restarted = computer.Start();
        Assert.Equal(first, restarted.DeactivateOffline().Receipt);
    }

    [Fact]
    public void StateFileLostAfterwards_TheBackupDoesNotBringTheCodeBack()
    {
        using var client = computer.Start();
        var code = Codes.For(client.SystemId).ToString();
        client.EnterCode(code);
        client.DeactivateOffline();
        File.Delete(computer.File);
        using var restarted = computer.Start();
        Assert.Equal(LicenseState.NotActivated, restarted.Check().State);
        Assert.Equal("code-given-up", restarted.EnterCode(code).Problem);
    }

    [Fact]
    public void BurntCode_DoesNotStandInTheStateFile()
    {
        using var client = computer.Start();
        var code = Codes.For(client.SystemId).ToString();
        client.EnterCode(code);
        client.DeactivateOffline();
        foreach (var file in Directory.GetFiles(computer.Disk)) Assert.DoesNotContain(code.Split('\n')[1], File.ReadAllText(file));
    }

    [Fact]
    public void NewCode_AfterADeactivation_LicensesAgain()
    {
        using var client = computer.Start();
        client.EnterCode(Codes.For(client.SystemId).ToString());
        client.DeactivateOffline();
        Assert.Equal(LicenseState.Licensed, client.EnterCode(Codes.For(client.SystemId).ToString()).State);
    }

    [Fact]
    public void ClockBeforeTheDayOfIssue_TheReceiptCountsThatDay()
    {
        using var client = computer.Start();
        client.EnterCode(Codes.For(client.SystemId).ToString());
        computer.Clock.Now -= TimeSpan.FromDays(40);
        Assert.Equal(Clock.Today, client.DeactivateOffline().Receipt!.Day);
    }

    [Fact]
    public void NewHardware_TheOldSeatCanStillBeGivenBack()
    {
        var old = computer.SystemId;
        var code = Codes.For(old);
        using (var client = computer.Start()) client.EnterCode(code.ToString());
        computer.Hardware[SystemComponent.SmbiosUuid] = "11223344-5566-7788-99AA-BBCCDDEEFF00";
        computer.Hardware[SystemComponent.DiskSerial] = null;
        using var repaired = computer.Start();
        Assert.Equal(LicenseState.OtherComputer, repaired.Check().State);
        Assert.True(repaired.DeactivateOffline().Receipt!.Proves(code, old));
    }

    [Fact]
    public void NothingActivated_SaysSo()
    {
        using var client = computer.Start();
        var status = client.DeactivateOffline();
        Assert.Equal("nothing-to-deactivate", status.Problem);
        Assert.Null(status.Receipt);
    }

    [Fact]
    public void TrialAndSiteLicense_HaveNoSeatToGiveBack()
    {
        using var client = computer.Start();
        client.EnterCode(Codes.Trial(client.SystemId).ToString());
        Assert.Equal("nothing-to-deactivate", client.DeactivateOffline().Problem);
        client.EnterCode(Codes.For(client.SystemId, terms => terms with { Kind = LicenseKind.Unbound, SystemId = null }).ToString());
        var status = client.DeactivateOffline();
        Assert.Equal("nothing-to-deactivate", status.Problem);
        Assert.Equal(LicenseState.Licensed, status.State);
    }
}
