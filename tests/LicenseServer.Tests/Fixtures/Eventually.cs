namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>Waits for what another process does in its own time.</summary>
public static class Eventually
{
    /// <summary>Waits up to ten seconds, or as many as are given, until it holds.</summary>
    public static async Task HoldsAsync(Func<bool> holds, int seconds = 10)
    {
        var held = holds();
        for (var attempt = 0; attempt < seconds * 20 && !held; attempt++)
        {
            await Task.Delay(50);
            held = holds();
        }

        Assert.True(held);
    }
}
