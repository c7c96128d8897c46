namespace JkLab.ActivationClient.Tests;

public class LinuxMachineIdTests
{
    [Fact]
    public void Read_FirstFileMissingOrNotYetSet_TakesTheSecond()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var first = Path.Combine(folder, "machine-id");
        var second = Path.Combine(folder, "dbus");
        File.WriteAllText(second, "0f1e2d3c4b5a69788796a5b4c3d2e1f0\n");
        Assert.Equal("0f1e2d3c4b5a69788796a5b4c3d2e1f0", LinuxMachineId.Read([first, second]));
        File.WriteAllText(first, "uninitialized\n");
        Assert.Equal("0f1e2d3c4b5a69788796a5b4c3d2e1f0", LinuxMachineId.Read([first, second]));
        Assert.Null(LinuxMachineId.Read([first]));
        Directory.Delete(folder, recursive: true);
    }
}
