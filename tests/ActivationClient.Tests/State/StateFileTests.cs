using FsCheck.Xunit;

namespace JkLab.ActivationClient.Tests;

public class StateFileTests : IDisposable
{
    private readonly Computer computer = new();

    public StateFileTests()
    {
        // Twice written, so that there is a backup.
        using var client = computer.Start();
        client.EnterCode(Codes.For(client.SystemId).ToString());
    }

    public void Dispose() => computer.Dispose();

    [Fact]
    public void Torn_AtAnyLength_NeverThrowsAndTheBackupTakesOver()
    {
        var whole = File.ReadAllBytes(computer.File);
        File.WriteAllBytes(computer.File + ".bak", whole);
        for (var length = 0; length < whole.Length; length += 13)
        {
            File.WriteAllBytes(computer.File, whole[..length]);
            Assert.Equal(LicenseState.Licensed, Check().State);
        }
    }

    [Fact]
    public void TornAndNoBackup_IsNotActivatedAndTakesANewCode()
    {
        File.WriteAllText(computer.File, "jklab-client-state 1\ncode 2439H");
        File.Delete(computer.File + ".bak");
        Assert.Equal(LicenseState.NotActivated, Check().State);
        using var client = computer.Start();
        Assert.Equal(LicenseState.Licensed, client.EnterCode(Codes.For(client.SystemId).ToString()).State);
        Assert.Equal(LicenseState.Licensed, Check().State);
    }

    [Fact]
    public void Deleted_WhileTheProgramRuns_IsNoticed()
    {
        using var client = computer.Start();
        Assert.True(client.Check().IsLicensed);
        computer.EraseDisk();
        Assert.Equal(LicenseState.NotActivated, client.Check().State);
    }

    [Fact]
    public void WholeFolderDeleted_WhileTheProgramRuns_IsMadeAgain()
    {
        using var client = computer.Start();
        Directory.Delete(computer.Disk, recursive: true);
        Assert.Equal(LicenseState.NotActivated, client.Check().State);
        Assert.Equal(LicenseOutcome.Done, client.EnterCode(Codes.For(client.SystemId).ToString()).Outcome);
    }

    [Fact]
    public void OneSymbolOfTheCodeChanged_WithARightChecksum_IsNotBelieved()
    {
        var state = new StateFolder(computer.Disk, "KBRS", shared: false).Read();
        var text = state.Codes[0].Text;
        var edition = text[4] == '8' ? '9' : '8';
        var forged = state with { Codes = [new StoredCode(text[..4] + edition + text[5..], null)] };
        File.WriteAllBytes(computer.File, StateText.Write(forged));

        // One wrong symbol is mended like a typo, and then it is the code that was signed.
        Assert.Equal("Professional", Check().Edition);
        File.WriteAllBytes(computer.File, StateText.Write(state with { Codes = [new StoredCode(text.Replace(text.Split('\n')[3], text.Split('\n')[2]), null)] }));
        Assert.False(Check().IsLicensed);
    }

    [Property(MaxTest = 200)]
    public void Noise_IsNoStateAndNeverThrows(byte[] noise) => Assert.Null(StateText.Read(noise, "KBRS"));

    [Fact]
    public void FactsOfANewerProgram_ArePassedOver()
    {
        var text = System.Text.Encoding.ASCII.GetString(File.ReadAllBytes(computer.File));
        var facts = text[..text.LastIndexOf("sha256 ", StringComparison.Ordinal)] + "color blue\n";
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(facts)));
        File.WriteAllText(computer.File, facts + "sha256 " + hash + "\n");
        File.Delete(computer.File + ".bak");
        Assert.True(Check().IsLicensed);
    }

    [Fact]
    public void CopiedToAnotherComputer_IsToldApart()
    {
        using var other = new Computer();
        other.Hardware[LicenseCore.SystemComponent.SmbiosUuid] = "11223344-5566-7788-99AA-BBCCDDEEFF00";
        other.Hardware[LicenseCore.SystemComponent.DiskSerial] = "WD-WCC4N1234567";
        other.CopyDiskFrom(computer);
        using var client = other.Start();
        Assert.Equal(LicenseState.OtherComputer, client.Check().State);
        Assert.Equal(LicenseState.Licensed, client.EnterCode(Codes.For(client.SystemId).ToString()).State);
    }

    [Fact]
    public void LeftOverOfACrash_DoesNotHinderWriting()
    {
        File.WriteAllText(computer.File + ".new", "half a fi");
        using var client = computer.Start();
        Assert.Equal(LicenseOutcome.Done, client.EnterCode(Codes.For(client.SystemId).ToString()).Outcome);
    }

    [Fact]
    public void StateFile_HoldsNoValueOfTheHardware()
    {
        var text = File.ReadAllText(computer.File).Replace("-", "", StringComparison.Ordinal);
        foreach (var value in computer.Hardware.Values) Assert.DoesNotContain(value!.Replace("-", ""), text, StringComparison.OrdinalIgnoreCase);
    }

    private LicenseStatus Check()
    {
        using var client = computer.Start();
        return client.Check();
    }
}
