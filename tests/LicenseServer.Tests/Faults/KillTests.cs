using System.Diagnostics;
using System.Security.Cryptography;
using JkLab.LicenseServer.Tests.Fixtures;
using Xunit.Abstractions;

namespace JkLab.LicenseServer.Tests.Faults;

/// <summary>The server is killed at random moments and started again on the same folder; nothing that it confirmed is lost.</summary>
public class KillTests(ITestOutputHelper output)
{
    /// <summary>Then a new folder is begun, so that looking at all of it stays quick.</summary>
    private const int KillsInAFolder = 50;

    [Fact]
    public async Task Killed_UnderLoad_LosesNothingThatWasConfirmed()
    {
        var clock = Stopwatch.StartNew();
        var (kills, answers, lost, codes) = (0, 0L, 0L, 0);
        while (kills < LongRun.Kills)
        {
            var count = Math.Min(KillsInAFolder, LongRun.Kills - kills);
            var ledger = await KillAsync(count);
            (kills, answers, lost, codes) = (kills + count, answers + ledger.Answers, lost + ledger.Lost, codes + ledger.Codes);
            var line = $"{kills} kills in {clock.Elapsed.TotalMinutes:0.0} min ({kills / clock.Elapsed.TotalMinutes:0.0} a minute), "
                + $"{answers} answers, {lost} lost, {codes} codes, {ledger.Complaints.Count} complaints";
            LongRun.Note(line);
            output.WriteLine(line);
            ledger.AssertClean();
        }
    }

    [Fact]
    public async Task Killed_DuringTheFirstStart_IsStartedAgain()
    {
        using var owner = new Owner();
        for (var i = 0; i < (LongRun.IsOn ? 50 : 3); i++)
        {
            if (Directory.Exists(owner.Data)) Directory.Delete(owner.Data, recursive: true);
            await KillStartAsync(owner);
            await using var server = await RunningServer.StartAsync(owner);
            owner.Run("doctor").Succeeded();
            Assert.Single(Directory.GetFiles(Path.Combine(owner.Data, "keys"), "*.pem"));
        }
    }

    private static async Task<Ledger> KillAsync(int kills)
    {
        using var owner = new Owner();
        var ledger = new Ledger();
        ledger.Sell(owner, kills * 12);
        await using var load = new Load(ledger);
        RunningServer? server = await StartAsync(owner);
        try
        {
            for (var kill = 0; kill < kills; kill++)
            {
                load.Open(server.Client);
                var verb = Beside(owner, ledger, kill);
                await AnyMomentAsync(ledger);
                server.Kill();
                await load.CloseAsync();
                await verb;
                await server.DisposeAsync();
                server = null;
                if (kill % 8 == 7 && ++kill < kills) await KillStartAsync(owner);
                server = await StartAsync(owner);
                Inspection.Look(owner, ledger);
            }

            await Inspection.LookThoroughlyAsync(server, ledger);
        }
        finally
        {
            await load.CloseAsync();
            if (server is not null) await server.DisposeAsync();
        }

        return ledger;
    }

    private static Task<RunningServer> StartAsync(Owner owner) => RunningServer.StartAsync(owner, "--RateLimits:Enabled=false", "--Logging:Level=Warning");

    // Now and then the owner works too, and his verb does not mind that the server dies.
    private static Task Beside(Owner owner, Ledger ledger, int kill) => (kill % 25) switch
    {
        2 => Task.Run(() => ledger.Sell(owner, 8, seats: 2)),
        4 => Task.Run(() => owner.Run("backup", owner.PathTo("backup.zip"), "--overwrite").Succeeded()),
        _ => Task.CompletedTask,
    };

    // After so many answers, since a machine that is busy gives few in a while; never more than five seconds.
    private static async Task AnyMomentAsync(Ledger ledger)
    {
        var answers = ledger.Answers + RandomNumberGenerator.GetInt32(250);
        for (var wait = 0; wait < 500 && ledger.Answers < answers; wait++) await Task.Delay(10);
        await Task.Delay(RandomNumberGenerator.GetInt32(20));
    }

    private static async Task KillStartAsync(Owner owner)
    {
        using var start = owner.Start(null, "serve", "--urls", "http://127.0.0.1:0");
        await Task.Delay(RandomNumberGenerator.GetInt32(50, 1200));
        start.Kill();
        await start.WaitForExitAsync();
    }
}
