using System.Net;
using System.Security.Cryptography;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Web;

public class StorageTests
{
    [Fact]
    public async Task Call_WhenTheDatabaseIsDamaged_SaysToComeBackLater()
    {
        using var owner = new Owner();
        await using var server = await RunningServer.StartAsync(owner, "--RateLimits:Enabled=false");
        File.WriteAllBytes(Path.Combine(owner.Data, "jklab.db"), RandomNumberGenerator.GetBytes(65536));
        File.WriteAllBytes(Path.Combine(owner.Data, "jklab.db-wal"), RandomNumberGenerator.GetBytes(4096));
        var reply = await new Crm(server.Client).ActivateAsync(Crm.UnknownKey(), Crm.NewComputer());
        Assert.Equal("5", reply.Refused(HttpStatusCode.ServiceUnavailable, "storage-unavailable").Headers["Retry-After"]);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live")).StatusCode);
    }
}
