using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Web;

public sealed class LogoTests : IDisposable
{
    private const string Setting = "--Vendor:LogoFile=";

    private readonly Owner owner = new();

    public void Dispose() => owner.Dispose();

    [Theory]
    [InlineData("logo.svg", "image/svg+xml")]
    [InlineData("brand/Our Sign.PNG", "image/png")]
    public async Task Logo_InTheDataFolder_StandsInThePlaceOfTheMark(string name, string type)
    {
        owner.Write("data/" + name, "<svg/>");
        await using var server = await RunningServer.StartAsync(owner, Setting + name);
        var address = Assert.Single(Html.Addresses(await server.Client.GetStringAsync("/de")), address => address.StartsWith("/assets/logo."));
        Assert.Matches(@"^/assets/logo\.[0-9a-f]{12}\.(svg|png)\z", address);
        using var response = await server.Client.GetAsync(address);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("<svg/>", await response.Content.ReadAsStringAsync());
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Logo_ByItsAbsolutePath_IsFoundToo()
    {
        await using var server = await RunningServer.StartAsync(owner, Setting + owner.Write("elsewhere/logo.webp", "x"));
        Assert.Contains("/assets/logo.", await server.Client.GetStringAsync("/en"));
    }

    [Theory]
    [InlineData("nope.svg", "nope.svg cannot be read")]
    [InlineData("logo.gif", "logo.gif is called *.gif")]
    [InlineData("empty.png", "empty.png has 0 bytes")]
    [InlineData("large.png", "large.png has 204801 bytes")]
    public void Logo_ThatIsNone_IsSaidAtTheStart(string name, string message)
    {
        owner.Write("data/logo.gif", "GIF89a");
        owner.Write("data/empty.png", "");
        owner.Write("data/large.png", new string('x', 200 * 1024 + 1));
        owner.Run("serve", "--urls", "http://127.0.0.1:0", Setting + name).Failed(message);
    }
}
