using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Operations.Backups;

/// <summary>Backups that the server makes by itself; the clock is the test's own.</summary>
public class BackupScheduleTests : IDisposable
{
    private readonly Owner owner = new(new TestClock(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)));

    [Fact]
    public async Task Schedule_OnceADay_KeepsTheNewestSoMany()
    {
        List<string> foreign = [owner.Write("data/backups/notes.txt", "mine"), owner.Write("data/backups/.jklab-notes.zip", "mine too")];
        List<string> killed = [owner.Write("data/backups/.jklab-20261120-120000.zip.abcdefgh.ij2", "half"), owner.Write("data/backups/.jklab-20261120-120000.zip.jklab.abcdefgh.ij4", "half")];
        foreach (var file in killed) File.SetLastWriteTimeUtc(file, new DateTime(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc));
        foreign.Add(owner.Write("data/backups/.jklab-20261123-120000.zip.abcdefgh.ij3", "being written"));
        File.SetLastWriteTimeUtc(foreign[^1], new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await using var server = await RunningServer.StartAsync(owner, "--Backup:Keep=2");
        var folder = Path.Combine(owner.Data, "backups");
        for (var day = 0; day < 4; day++)
        {
            var before = Newest(folder);
            await PassUntilAsync(() => Newest(folder) != before);
            owner.Time!.Advance(TimeSpan.FromHours(23));
        }

        await PassUntilAsync(() => Directory.GetFiles(folder, "jklab-*.zip").Length == 2);
        Assert.All(foreign, file => Assert.True(File.Exists(file)));
        Assert.All(killed, file => Assert.False(File.Exists(file)));
    }

    [Fact]
    public async Task Backup_FromTheFuture_IsLeftAloneAndCountsForNothing()
    {
        var future = owner.Write("data/backups/jklab-20360101-000000.zip", "made while the clock was wrong");
        var folder = Path.GetDirectoryName(future)!;
        await using var server = await RunningServer.StartAsync(owner, "--Backup:Keep=1");
        await PassUntilAsync(() => Directory.GetFiles(folder, "jklab-*").Length == 2);
        var made = Directory.GetFiles(folder, "jklab-*").Order().First();
        await PassHoursAsync();

        Assert.Equal([made, future], Directory.GetFiles(folder, "jklab-*").Order());
        owner.Time!.Advance(TimeSpan.FromHours(24));
        await PassUntilAsync(() => !File.Exists(made));
        Assert.True(File.Exists(future));
    }

    [SkippableFact]
    public async Task Schedule_OfTwoServersOnOneDatabase_IsDoneOnceAndByTheOtherAfterAFailure()
    {
        using var first = new Owner(owner.Time, Engine.Postgres);
        first.Run("product", "list").Succeeded();
        using var second = first.Twin();
        List<string> folders = [Path.Combine(first.Data, "backups"), Path.Combine(second.Data, "backups")];
        int Made() => folders.Sum(folder => Directory.Exists(folder) ? Directory.GetFiles(folder, "jklab-*").Length : 0);
        await using (await RunningServer.StartAsync(first))
        await using (await RunningServer.StartAsync(second))
        {
            for (var day = 1; day <= 3; day++)
            {
                await PassUntilAsync(() => Made() == day);
                await PassHoursAsync();
                Assert.Equal(day, Made());
                owner.Time!.Advance(TimeSpan.FromHours(21));
            }
        }

        first.Write("file", "in the way");
        await using var failing = await RunningServer.StartAsync(first, "--Backup:Folder=" + first.PathTo("file/backups"));
        await PassUntilAsync(() => failing.Log.Contains("the scheduled backup failed"));
        await using var other = await RunningServer.StartAsync(second);
        await PassUntilAsync(() => Made() == 4);
    }

    [Fact]
    public async Task SecondFolder_IsEncrypted_AndCanBePutBack()
    {
        var passphrase = owner.Write("passphrase", "share");
        var share = owner.PathTo("share");
        await using (await RunningServer.StartAsync(owner, "--Backup:SecondFolder=" + share, "--Backup:PassphraseFile=" + passphrase))
            await PassUntilAsync(() => Directory.Exists(share) && Directory.GetFiles(share, "jklab-*").Length == 1);

        var file = Assert.Single(Directory.GetFiles(share));
        Assert.EndsWith(".zip.jklab", file);
        owner.Run("restore", file, "--passphrase-file", passphrase, "--overwrite").Succeeded();
    }

    [Theory]
    [InlineData("--Backup:SecondFolder=/mnt/share", "needs Backup:PassphraseFile")]
    [InlineData("--Backup:Keep=0", "Backup:Keep is '0'")]
    [InlineData("--Backup:EveryHours=soon", "Backup:EveryHours is 'soon'")]
    [InlineData("--Backup:Folder=backups", "must be an absolute path")]
    public void Settings_Wrong_AreNamed(string setting, string problem) => owner.Run("license", "list", setting).Failed(problem);

    [Theory]
    [InlineData("data/backups")]
    [InlineData("data/../data/backups/")]
    public void SecondFolder_ThatIsTheFirst_IsRefused(string second)
    {
        string[] settings = ["--Backup:PassphraseFile=" + owner.Write("passphrase", "share"), "--Backup:SecondFolder=" + owner.PathTo(second)];
        owner.Run(["serve", "--urls", "http://127.0.0.1:0", .. settings]).Failed("where the backups go in any case");
    }

    [Fact]
    public async Task SecondFolder_ThatCannotBeWritten_IsNamedWithTheFirstCopy()
    {
        var (passphrase, share) = (owner.Write("passphrase", "share"), owner.Write("share", "in the way"));
        await using var server = await RunningServer.StartAsync(owner, "--Backup:SecondFolder=" + share, "--Backup:PassphraseFile=" + passphrase);
        await PassUntilAsync(() => server.Log.Contains("the copy in the second folder"));
        Assert.Contains($"no backup can be made there: Backup:SecondFolder: {share} is a file", server.Log);
        Assert.Contains($"{share} could not be made", server.Log);
        Assert.Contains("the first one is there, " + Newest(Path.Combine(owner.Data, "backups")), server.Log);
    }

    [Fact]
    public void PassphraseFile_ThatIsMissing_IsNamedAtStart()
    {
        var refused = owner.Run("serve", "--urls", "http://127.0.0.1:0", "--Backup:PassphraseFile=" + owner.PathTo("nofile")).Failed("nofile cannot be read");
        Assert.Contains("Backup:PassphraseFile", refused.Error);
    }

    [Fact]
    public async Task Schedule_ThatCannotWrite_LeavesTheServerRunning()
    {
        owner.Write("file", "in the way");
        await using var server = await RunningServer.StartAsync(owner, "--Backup:Folder=" + owner.PathTo("file"));
        await PassUntilAsync(() => server.Log.Contains("the scheduled backup failed"));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await server.Client.GetAsync("/health/ready")).StatusCode);
    }

    public void Dispose() => owner.Dispose();

    private static string? Newest(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder, "jklab-*").Order().LastOrDefault() : null;

    private async Task PassHoursAsync()
    {
        for (var i = 0; i < 20; i++)
        {
            owner.Time!.Advance(TimeSpan.FromMinutes(5));
            await Task.Delay(20);
        }
    }

    // The server's loop waits on the test's clock, which is turned on a little at a time until it has seen it.
    private Task PassUntilAsync(Func<bool> holds) => Eventually.HoldsAsync(() =>
    {
        owner.Time!.Advance(TimeSpan.FromMinutes(5));
        return holds();
    });
}
