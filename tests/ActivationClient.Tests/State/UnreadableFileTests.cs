namespace JkLab.ActivationClient.Tests;

/// <summary>A state file that is there and cannot be read for a while is not a torn one: nothing may be lost by it.</summary>
public class UnreadableFileTests : IDisposable
{
    private readonly Computer computer = new();

    public UnreadableFileTests()
    {
        // The backup holds Standard, the file Professional.
        using var client = computer.Start();
        client.EnterCode(Codes.For(client.SystemId, terms => terms with { Edition = 1 }).ToString());
        client.EnterCode(Codes.For(client.SystemId).ToString());
    }

    public void Dispose() => computer.Dispose();

    [Fact]
    public void WritingMeanwhile_IsRefusedAndTheFileIsKept()
    {
        var whole = File.ReadAllBytes(computer.File);
        using var client = computer.Start();
        using (Held(computer.File))
        {
            var status = client.EnterCode(Codes.For(client.SystemId, terms => terms with { Edition = 1 }).ToString());
            Assert.Equal((LicenseOutcome.NotSaved, true), (status.Outcome, status.IsLicensed));
        }

        Assert.Equal(whole, File.ReadAllBytes(computer.File));
        using var restarted = computer.Start();
        Assert.Equal("Professional", restarted.Check().Edition);
    }

    [Fact]
    public void BackupAloneAndUnreadable_IsNotWrittenOver()
    {
        File.Delete(computer.File);
        var folder = new StateFolder(computer.Disk, "KBRS", shared: false);
        using (Held(computer.File + ".bak")) Assert.False(folder.TryUpdate(state => state with { }, TimeSpan.Zero));
        Assert.False(File.Exists(computer.File));
        using var client = computer.Start();
        Assert.Equal("Standard", client.Check().Edition);
    }

    [Fact]
    public void ReadBefore_StaysAsItWas()
    {
        using var client = computer.Start();
        client.Check();
        using (Held(computer.File)) Assert.Equal("Professional", client.Check().Edition);
        Assert.Equal("Professional", client.Check().Edition);
    }

    [Fact]
    public void NeverReadBefore_TheBackupServes()
    {
        using var held = Held(computer.File);
        using var client = computer.Start();
        Assert.Equal("Standard", client.Check().Edition);
    }

    // As a virus scanner or a backup program does it.
    private static FileStream Held(string file) => new(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
}
