using JkLab.LicenseCore;

namespace JkLab.ActivationClient.Tests;

/// <summary>What happens to a licensed computer in the course of its life.</summary>
public class HardwareStoryTests
{
    private const string OtherUuid = "11223344-5566-7788-99AA-BBCCDDEEFF00";
    private const string OtherSerial = "WD-WCC4N1234567";
    private const string OtherGuid = "99999999-8888-4777-8666-555544443333";

    [Fact]
    public void WindowsReinstalled_StateLost_SameSystemIdAndTheOldCodeWorks()
    {
        using var computer = Licensed(out var code);
        var before = computer.SystemId;
        computer.EraseDisk();
        computer.Hardware[SystemComponent.MachineGuid] = OtherGuid;

        using var client = computer.Start();
        Assert.Equal(before, client.SystemId);
        Assert.Equal(LicenseState.NotActivated, client.Check().State);
        Assert.Equal(LicenseState.Licensed, client.EnterCode(code.ToString()).State);
    }

    [Fact]
    public void DiskCloned_IntoAnotherComputer_DoesNotCarryTheLicenseAlong()
    {
        using var original = Licensed(out _);
        using var copy = new Computer();
        copy.CopyDiskFrom(original);
        copy.Hardware[SystemComponent.SmbiosUuid] = OtherUuid;
        copy.Hardware[SystemComponent.DiskSerial] = OtherSerial;

        using var client = copy.Start();
        Assert.NotEqual(original.SystemId, client.SystemId);
        var status = client.Check();
        Assert.Equal(LicenseState.OtherComputer, status.State);
        Assert.Equal("other-system-id", status.Problem);
        Assert.False(status.IsLicensed);
        Assert.Null(status.Edition);
    }

    [Fact]
    public void NewDisk_SystemMovedOnIt_StaysLicensed()
    {
        using var computer = Licensed(out _);
        computer.Hardware[SystemComponent.DiskSerial] = OtherSerial;
        AssertLicensed(computer);
    }

    [Theory]
    [InlineData(OtherUuid)]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF")]
    [InlineData("03000200-0400-0500-0006-000700080009")]
    public void FirmwareUpdate_ChangesOrLosesTheUuid_StaysLicensed(string? uuid)
    {
        using var computer = Licensed(out _);
        var before = computer.SystemId;
        computer.Hardware[SystemComponent.SmbiosUuid] = uuid;
        AssertLicensed(computer);
        Assert.Equal(before, computer.SystemId);
    }

    [Fact]
    public void NewMainboard_SameDiskAndWindows_StaysLicensed()
    {
        using var computer = Licensed(out _);
        computer.Hardware[SystemComponent.SmbiosUuid] = OtherUuid;
        AssertLicensed(computer);
    }

    [Fact]
    public void NewMainboardAndDisk_IsAnotherComputer()
    {
        using var computer = Licensed(out _);
        computer.Hardware[SystemComponent.SmbiosUuid] = OtherUuid;
        computer.Hardware[SystemComponent.DiskSerial] = OtherSerial;
        AssertOther(computer);
    }

    [Fact]
    public void NewMainboardAndWindows_IsAnotherComputer()
    {
        using var computer = Licensed(out _);
        computer.Hardware[SystemComponent.SmbiosUuid] = OtherUuid;
        computer.Hardware[SystemComponent.MachineGuid] = OtherGuid;
        AssertOther(computer);
    }

    [Fact]
    public void FirmwareUpdateThenNewDisk_RecordedValuesAreNotRefreshed_IsAnotherComputer()
    {
        using var computer = Licensed(out _);
        computer.Hardware[SystemComponent.SmbiosUuid] = OtherUuid;
        AssertLicensed(computer);
        computer.Hardware[SystemComponent.DiskSerial] = OtherSerial;
        AssertOther(computer);
    }

    [Fact]
    public void DiskUnreadableForADay_AfterAFirmwareUpdate_IsLicensedAgainWhenItReturns()
    {
        using var computer = Licensed(out _);
        computer.Hardware[SystemComponent.SmbiosUuid] = OtherUuid;
        computer.Hardware[SystemComponent.DiskSerial] = null;
        AssertOther(computer);
        computer.Hardware[SystemComponent.DiskSerial] = Computer.Serial;
        AssertLicensed(computer);
    }

    [Fact]
    public void PlaceholderUuid_TheDiskMakesTheSystemId_AndARealUuidLaterDoesNotChangeIt()
    {
        using var computer = new Computer();
        computer.Hardware[SystemComponent.SmbiosUuid] = "03000200-0400-0500-0006-000700080009";
        Enter(computer);
        computer.Hardware[SystemComponent.SmbiosUuid] = OtherUuid;
        AssertLicensed(computer);
    }

    [Fact]
    public void OnlyTheInstallationIsKnown_ChangesOfIt_AreAnotherComputer()
    {
        using var computer = new Computer();
        computer.Hardware[SystemComponent.SmbiosUuid] = null;
        computer.Hardware[SystemComponent.DiskSerial] = "QM00001";
        Enter(computer);
        computer.Hardware[SystemComponent.MachineGuid] = OtherGuid;
        AssertOther(computer);
    }

    [Fact]
    public void NothingReadable_AnInstallIdOfItsOwn_StaysOverRestarts()
    {
        using var computer = new Computer();
        computer.Hardware.Clear();
        Enter(computer);
        AssertLicensed(computer);
    }

    [Fact]
    public void AnchorLost_UnchangedHardware_SameSystemId()
    {
        using var computer = Licensed(out _);
        var before = computer.SystemId;
        computer.EraseDisk();
        Assert.Equal(before, computer.SystemId);
    }

    [Fact]
    public void NewHardware_ActivatedAgain_HasAnAnchorOfItsOwn()
    {
        using var computer = Licensed(out _);
        computer.Hardware[SystemComponent.SmbiosUuid] = OtherUuid;
        computer.Hardware[SystemComponent.DiskSerial] = OtherSerial;
        Enter(computer);
        computer.Hardware[SystemComponent.SmbiosUuid] = "22334455-5566-7788-99AA-BBCCDDEEFF00";
        AssertLicensed(computer);
    }

    [Fact]
    public void Reader_Throws_CountsAsNotThere()
    {
        using var computer = new Computer();
        computer.Change = options => options.Components =
        [
            new(SystemComponent.SmbiosUuid, () => throw new InvalidOperationException("a driver")),
            new(SystemComponent.MachineGuid, () => Computer.Guid),
        ];
        var expected = SystemId.From(SystemComponent.Create("KBRS", SystemComponent.MachineGuid, Computer.Guid)!);
        Assert.Equal(expected, computer.SystemId);
    }

    private static Computer Licensed(out ActivationCode code)
    {
        var computer = new Computer();
        code = Enter(computer);
        return computer;
    }

    private static ActivationCode Enter(Computer computer)
    {
        using var client = computer.Start();
        var code = Codes.For(client.SystemId);
        Assert.Equal(LicenseState.Licensed, client.EnterCode(code.ToString()).State);
        return code;
    }

    private static void AssertLicensed(Computer computer)
    {
        using var client = computer.Start();
        Assert.Equal(LicenseState.Licensed, client.Check().State);
    }

    private static void AssertOther(Computer computer)
    {
        using var client = computer.Start();
        Assert.Equal(LicenseState.OtherComputer, client.Check().State);
    }
}
