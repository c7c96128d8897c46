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
    public void OneSymbolOfTheCodeChanged_TheChecksumTellsAndTheBackupTakesOver()
    {
        var text = File.ReadAllText(computer.File);
        File.WriteAllText(computer.File + ".bak", text);
        var at = text.IndexOf("code ", StringComparison.Ordinal) + 9;
        File.WriteAllText(computer.File, text[..at] + (text[at] == '8' ? '9' : '8') + text[(at + 1)..]);
        Assert.Equal("Professional", Check().Edition);
    }

    [Fact]
    public void OneSymbolOfTheCodeChanged_WithARightChecksum_IsNotBelieved()
    {
        var state = State();
        var text = state.Codes[0].Text;
        Plant(state with { Codes = [new StoredCode(text[..4] + (text[4] == '8' ? '9' : '8') + text[5..], null)] });
        Assert.Equal("not-activated", Check().Problem);
        Plant(state with { Codes = [new StoredCode(text.Replace(text.Split('\n')[3], text.Split('\n')[2]), null)] });
        Assert.False(Check().IsLicensed);
    }

    [Fact]
    public void FullOfNoise_WithARightChecksum_DoesNotSlowTheStart()
    {
        // Each a code but for one slip in every line: the search for them takes a good part of a second.
        var state = State();
        using var client = computer.Start();
        var noise = Enumerable.Range(0, 100).Select(_ => new StoredCode(Slipped(Forged(Codes.For(client.SystemId), Codes.For(client.SystemId))), null));
        Plant(state with { Codes = [.. noise, .. state.Codes] });
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal("Professional", Check().Edition);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), "the check took " + watch.Elapsed);
    }

    [Fact]
    public void FullOfForgedCodes_OnlyTheFirstAreLookedAt()
    {
        var state = State();
        using var client = computer.Start();
        var forged = Enumerable.Range(0, 300).Select(_ => new StoredCode(Forged(Codes.For(client.SystemId), Codes.For(client.SystemId)), null));
        Plant(state with { Codes = [.. forged.Take(3), .. state.Codes, .. forged] });
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal("Professional", Check().Edition);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), "the check took " + watch.Elapsed);
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

    private ClientState State() => new StateFolder(computer.Disk, "KBRS", shared: false).Read();

    private void Plant(ClientState state)
    {
        File.WriteAllBytes(computer.File, StateText.Write(state));
        File.Delete(computer.File + ".bak");
    }

    private static string Slipped(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line[..3] + (line[3] == 'A' ? 'B' : 'A') + line[4..]));

    // Clean lines of two codes: every check symbol is right, the signature is not.
    private static string Forged(LicenseCore.ActivationCode one, LicenseCore.ActivationCode other) =>
        string.Join('\n', one.ToString().Split('\n')[..2].Concat(other.ToString().Split('\n')[2..]));

    private LicenseStatus Check()
    {
        using var client = computer.Start();
        return client.Check();
    }
}
