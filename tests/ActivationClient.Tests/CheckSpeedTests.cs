using System.Diagnostics;

namespace JkLab.ActivationClient.Tests;

public class CheckSpeedTests
{
    [Fact]
    public void Check_Warm_StaysUnderFiveMilliseconds()
    {
        using var computer = new Computer();
        using var client = computer.Start();
        client.EnterCode(Codes.Until(client.SystemId, 100).ToString());
        for (var i = 0; i < 20; i++) client.Check();

        var times = new List<double>();
        for (var i = 0; i < 201; i++)
        {
            var watch = Stopwatch.StartNew();
            client.Check();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Assert.True(times[100] < 5, "the median check took " + times[100] + " ms");
    }
}
