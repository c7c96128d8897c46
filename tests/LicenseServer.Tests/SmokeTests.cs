using JkLab.LicenseServer.Tests.Fixtures;
using Microsoft.Extensions.Time.Testing;

namespace JkLab.LicenseServer.Tests;

public class SmokeTests
{
    [Fact]
    public async Task Server_OnEmptyFolder_Listens()
    {
        await using var server = await RunningServer.StartAsync();
        await server.Client.GetAsync("/health/live");
        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task Server_WithTheTestsClock_Listens()
    {
        using var owner = new Owner(new FakeTimeProvider());
        await using var server = await RunningServer.StartAsync(owner);
        await server.Client.GetAsync("/health/live");
        Assert.Equal(0, await server.StopAsync());
    }
}
