using System.Net;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Faults;

/// <summary>A data folder that may be read and not written to.</summary>
public class ReadOnlyTests
{
    private const string Nobody = "65534";

    [SkippableFact]
    public async Task ReadOnlyDisk_AtTheStart_IsSaid()
    {
        using var owner = new Owner();
        using var disk = new SmallDisk(owner.Data, megabytes: 8);
        owner.Run("license", "issue", "--product", "KBRS", "--edition", "standard").Succeeded();
        disk.SetReadOnly(true);
        owner.Run("serve", "--urls", "http://127.0.0.1:0").Failed("cannot be written to");
        owner.Run("license", "issue", "--product", "KBRS", "--edition", "standard").Failed("cannot be");

        disk.SetReadOnly(false);
        await using var server = await RunningServer.StartAsync(owner);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/ready")).StatusCode);
    }

    [SkippableFact]
    public async Task FolderWithoutRights_AtTheStartAndWhileRunning_IsSaidAndSurvived()
    {
        Tool.Need("setpriv", "--version");
        Skip.IfNot(Tool.Run("id", "-u").Words.Trim() == "0", "becoming another user needs root");
        using var owner = new Owner { Launcher = ["setpriv", "--reuid=" + Nobody, "--regid=" + Nobody, "--clear-groups", "env", "DOTNET_BUNDLE_EXTRACT_BASE_DIR=/tmp/jklab-nobody"] };
        Tool.Run("chown", Nobody, owner.Folder);
        var ledger = new Ledger();
        ledger.Sell(owner, 120);

        Allow(owner, false);
        owner.Run("serve", "--urls", "http://127.0.0.1:0").Failed("cannot be written to");
        Allow(owner, true);
        await using var server = await RunningServer.StartAsync(owner, "--RateLimits:Enabled=false", "--Logging:Level=Warning");
        await using var load = new Load(ledger);
        load.Open(server.Client);
        await Eventually.HoldsAsync(() => ledger.Answers > 50, seconds: 60);

        // What is open stays usable; what has to be opened anew is refused. Neither may end the server or become an internal error.
        Allow(owner, false);
        var asked = ledger.Answers + ledger.Refusals;
        await Eventually.HoldsAsync(() => ledger.Answers + ledger.Refusals > asked + 50, seconds: 60);
        Allow(owner, true);
        await load.CloseAsync();
        await Inspection.LookThoroughlyAsync(server, ledger);
        ledger.AssertClean();
        Assert.Equal(0, ledger.Lost);
        Assert.Equal(0, await server.StopAsync());
    }

    private static void Allow(Owner owner, bool mayWrite) => Tool.Run("chmod", "-R", mayWrite ? "u+w" : "a-w", owner.Data);
}
