namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>Waits for what another process does in its own time.</summary>
public static class Eventually
{
    /// <summary>Waits up to ten seconds until it holds.</summary>
    public static async Task HoldsAsync(Func<bool> holds)
    {
        for (var attempt = 0; attempt < 200 && !holds(); attempt++) await Task.Delay(50);
        Assert.True(holds());
    }
}
