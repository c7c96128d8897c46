using JkLab.LicenseCore;

namespace JkLab.ActivationClient.Tests;

/// <summary>Several users of one computer: the folder for all, where it is writable, else everyone's own.</summary>
public class SecondUserTests : IDisposable
{
    private readonly Computer computer = new();

    public void Dispose() => computer.Dispose();

    private StateFolder Shared => new(Path.Combine(computer.Disk, "shared"), "KBRS", shared: true);

    [Fact]
    public void SecondUser_FindsTheLicenseOfTheFirst()
    {
        using var first = computer.Start(Shared, Own("first"));
        first.EnterCode(Codes.For(first.SystemId).ToString());
        using var second = computer.Start(Shared, Own("second"));
        Assert.Equal(LicenseState.Licensed, second.Check().State);
        Assert.False(Directory.Exists(Path.Combine(computer.Disk, "second")));
    }

    [Fact]
    public void SharedFolderNotWritable_TheOwnFolderIsUsed()
    {
        using var client = computer.Start(Unwritable(), Own("first"));
        Assert.Equal(LicenseOutcome.Done, client.EnterCode(Codes.For(client.SystemId).ToString()).Outcome);
        using var restarted = computer.Start(Unwritable(), Own("first"));
        Assert.Equal(LicenseState.Licensed, restarted.Check().State);
    }

    [Fact]
    public void NothingWritable_LastsUntilTheProgramEndsAndSaysSo()
    {
        using var client = computer.Start(Unwritable());
        var status = client.EnterCode(Codes.For(client.SystemId).ToString());
        Assert.Equal(LicenseOutcome.NotSaved, status.Outcome);
        Assert.Equal("not-saved", status.Problem);
        Assert.Equal(LicenseState.Licensed, status.State);
        Assert.Equal(LicenseState.Licensed, client.Check().State);
    }

    [Fact]
    public void CodeStandsWhereThisUserCannotWrite_NoReceiptIsGiven()
    {
        using (var first = computer.Start(Shared)) first.EnterCode(Codes.For(first.SystemId).ToString());
        var lockFile = Path.Combine(computer.Disk, "shared", "license.lock");
        File.Delete(lockFile);
        Directory.CreateDirectory(lockFile);
        using var second = computer.Start(Shared, Own("second"));
        var status = second.DeactivateOffline();
        Assert.Equal(LicenseOutcome.NotSaved, status.Outcome);
        Assert.Null(status.Receipt);
        Assert.True(status.IsLicensed);
    }

    [Fact]
    public void GivenUpByTheFirstUser_TheSecondCannotEnterItEither()
    {
        using var first = computer.Start(Shared, Own("first"));
        var code = Codes.For(first.SystemId).ToString();
        first.EnterCode(code);
        first.DeactivateOffline();
        using var second = computer.Start(Shared, Own("second"));
        Assert.Equal("code-given-up", second.EnterCode(code).Problem);
    }

    [SkippableFact]
    public void SharedFiles_OnUnix_AreReadableAndWritableForAll()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has access control lists instead");
        if (OperatingSystem.IsWindows()) return;
        using var client = computer.Start(Shared);
        client.EnterCode(Codes.For(client.SystemId).ToString());
        Assert.Equal(0b111_111_111, (int)File.GetUnixFileMode(Path.Combine(computer.Disk, "shared")));
        foreach (var file in Directory.GetFiles(Path.Combine(computer.Disk, "shared")))
            Assert.Equal(0b110_110_110, (int)File.GetUnixFileMode(file));
    }

    private StateFolder Own(string user) => new(Path.Combine(computer.Disk, user), "KBRS", shared: false);

    // Below a file nothing can be made, not even by an administrator.
    private StateFolder Unwritable()
    {
        var file = Path.Combine(computer.Disk, "a-file");
        File.WriteAllText(file, "");
        return new StateFolder(Path.Combine(file, "below"), "KBRS", shared: true);
    }
}
