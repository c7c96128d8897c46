using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Faults;

/// <summary>The disk fills up under load, and somebody makes room again.</summary>
public class DiskTests
{
    [SkippableFact]
    public async Task Full_UnderLoad_SaysSoLosesNothingAndGoesOnByItself()
    {
        using var owner = new Owner();
        using var disk = new SmallDisk(owner.Data, megabytes: 24);
        var ledger = new Ledger();
        ledger.Sell(owner, 200);
        await using var server = await RunningServer.StartAsync(owner, "--RateLimits:Enabled=false", "--Logging:Level=Warning");
        await using var load = new Load(ledger);
        load.Open(server.Client);
        await Eventually.HoldsAsync(() => ledger.Answers > 100, seconds: 60);

        for (var time = 0; time < 2; time++)
        {
            disk.Fill();
            var refused = ledger.Refusals;
            await Eventually.HoldsAsync(() => ledger.Refusals > refused + 20, seconds: 60);
            await Eventually.HoldsAsync(() => server.Error.Contains("the disk is full; make room"), seconds: 60);
            Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live")).StatusCode);
            var ready = await Reply.ReadAsync(await server.Client.GetAsync("/health/ready"));
            Assert.Equal("disk", ready.Refused(HttpStatusCode.ServiceUnavailable, "storage-unavailable").Json.GetProperty("notReady")[0].GetString());

            disk.MakeRoom();
            Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/ready")).StatusCode);
            await load.CloseAsync();
            await Inspection.LookThoroughlyAsync(server, ledger);
            ledger.AssertClean();
            load.Open(server.Client);
            var (answers, refusals) = (ledger.Answers, ledger.Refusals);
            await Eventually.HoldsAsync(() => ledger.Answers > answers + 100, seconds: 60);
            Assert.Equal(refusals, ledger.Refusals);
        }

        await load.CloseAsync();
        Assert.Equal(0, ledger.Lost);
        Assert.Equal(0, await server.StopAsync());
    }

    [SkippableFact]
    public void Full_AtTheStart_IsSaid()
    {
        using var owner = new Owner();
        using var disk = new SmallDisk(owner.Data, megabytes: 2);
        disk.Fill();
        var words = owner.Run("serve", "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, words.Status);
        Assert.Contains("jklab: error: ", words.Error);
        Assert.Contains("jklab: hint: ", words.Error);
        Assert.DoesNotContain(" at JkLab", words.Error);

        disk.MakeRoom();
        owner.Run("doctor").Succeeded();
    }
}
