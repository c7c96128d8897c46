using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Tests.Storage;

public class OwnThreadTests
{
    [Fact]
    public async Task Run_LeavesThePoolToTheRequests()
    {
        var isOfThePool = true;
        await OwnThread.Run(() => isOfThePool = Thread.CurrentThread.IsThreadPoolThread);
        Assert.False(isOfThePool);
    }

    [Fact]
    public void Flush_OfAFileThatGrows_LeavesItToItsWriter()
    {
        var file = Path.GetTempFileName();
        using (new GradualFlush(file + ".none")) Assert.False(File.Exists(file + ".none"));
        using (new GradualFlush(file))
        {
            using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
            for (var i = 0; i < 100; i++)
            {
                stream.Write(new byte[65536]);
                Thread.Sleep(1);
            }
        }

        Assert.Equal(100 * 65536, new FileInfo(file).Length);
        File.Delete(file);
    }
}
