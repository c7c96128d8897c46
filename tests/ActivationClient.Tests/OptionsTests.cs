using JkLab.LicenseCore.Signing;

namespace JkLab.ActivationClient.Tests;

public class OptionsTests
{
    public static TheoryData<Action<LicenseClientOptions>, string> Wrong() => new()
    {
        { options => options.Product = "", "Product" },
        { options => options.Product = "../x", "Product" },
        { options => options.ProductNumber = 0, "ProductNumber" },
        { options => options.Editions = new Dictionary<int, string>(), "Editions" },
        { options => options.Editions = new Dictionary<int, string> { [256] = "x" }, "Editions" },
        { options => options.Keys = new KeyRing(), "Keys" },
        { options => options.BuildDay = default, "BuildDay" },
        { options => options.Server = new Uri("ftp://example.org"), "Server" },
        { options => options.TryTimeout = TimeSpan.Zero, "TryTimeout" },
        { options => options.OverallTimeout = TimeSpan.FromHours(1), "OverallTimeout" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Options_MissingOrOutOfRange_Throw(Action<LicenseClientOptions> change, string name)
    {
        using var computer = new Computer { Change = change };
        Assert.Contains(name, Assert.Throws<ArgumentException>(computer.Start).Message);
    }

    [Theory]
    [InlineData("https://license.example.org", "https://license.example.org/a/")]
    [InlineData("https://example.org/license", "https://example.org/license/a/")]
    public void ActivationAddress_IsBelowTheServer(string server, string expected)
    {
        using var computer = new Computer { Server = new Uri(server) };
        using var client = computer.Start();
        Assert.Equal(expected + client.SystemId, client.ActivationAddress!.AbsoluteUri);
    }

    [Fact]
    public void NoServer_OnlineCallsSaySo()
    {
        using var computer = new Computer();
        using var client = computer.Start();
        Assert.Null(client.ActivationAddress);
        Assert.Equal("no-server", client.Activate("x").Problem);
        Assert.Equal("no-server", client.StartTrial().Problem);
        Assert.Equal("no-server", client.Deactivate().Problem);
    }
}
