using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Cli;

public class UsageTests : IDisposable
{
    private readonly Owner owner = new() { RunsBinary = true };

    [Theory]
    [InlineData("unrecognized command", "nonsense")]
    [InlineData("required command", "license")]
    [InlineData("unrecognized command", "license", "list", "--nonsense")]
    [InlineData("required argument missing", "license", "show")]
    public void Command_Misused_SaysHowItIsUsed(string message, params string[] args)
    {
        owner.Run(args).Failed(message, 2);
        Assert.False(Directory.Exists(owner.Data));
    }

    [Fact]
    public void Help_OfEveryVerb_TellsWithoutTouchingTheFolder()
    {
        var help = owner.Run("--help").Succeeded().Out;
        foreach (var verb in new[] { "activation", "backup", "code", "doctor", "key", "license", "product", "restore", "serve", "trial" }) Assert.Contains($"  {verb}", help);
        Assert.Contains("--count", owner.Run("license", "issue", "--help").Succeeded().Out);
        Assert.False(Directory.Exists(owner.Data));
    }

    [Fact]
    public void DataOption_IsStrongerThanTheEnvironment_AndRelativeToTheCaller()
    {
        owner.Run("key", "list", "--data", "elsewhere").Succeeded();
        Assert.True(File.Exists(owner.PathTo("elsewhere/jklab.db")));
        Assert.False(Directory.Exists(owner.Data));
    }

    [Fact]
    public void Value_ThatBeginsWithAnAt_IsNoResponseFile() =>
        Assert.Equal("@home", owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard", "--licensee", "@home")[0].GetProperty("licensee").GetString());

    [Theory]
    [InlineData("Storage:Provider", "oracle")]
    [InlineData("Logging:Level", "Loud")]
    [InlineData("Metrics:Anywhere", "maybe")]
    [InlineData("RateLimits:Enabled", "perhaps")]
    public void Setting_OutOfRange_IsNamed(string name, string value)
    {
        Assert.Contains(value, owner.Run("serve", "--urls", "http://127.0.0.1:0", $"--{name}={value}").Failed(name).Error);
        owner.RunWith("", new Dictionary<string, string> { [name.Replace(":", "__")] = value }, "key", "list").Failed(name);
        owner.Write("data/appsettings.json", $$"""{ "{{name}}": "{{value}}" }""");
        owner.Run("key", "list").Failed(name);
    }

    [Theory]
    [InlineData("Backup:EveryHour", "Backup:EveryHours")]
    [InlineData("Storage:Providr", "Storage:Provider")]
    [InlineData("Logging:LogLevel:Default", "Logging:Level")]
    [InlineData("Proxy:KnownProxy", "Proxy:KnownProxies")]
    [InlineData("Signing:Passphrase", "Signing:PassphraseFile")]
    public void Setting_Misspelled_IsNamed(string name, string meant)
    {
        Assert.Contains(meant, owner.Run("serve", "--urls", "http://127.0.0.1:0", $"--{name}=secret").Failed($"there is no setting {name}").Error);
        var refused = owner.RunWith("", new Dictionary<string, string> { [name.Replace(":", "__")] = "secret" }, "doctor").Failed($"there is no setting {name}");
        Assert.DoesNotContain("secret", refused.Error);
        owner.Write("data/appsettings.json", $$"""{ "{{name}}": "secret" }""");
        owner.Run("key", "list").Failed($"there is no setting {name}");
    }

    [Fact]
    public void Settings_OfOthers_AreLeftAlone()
    {
        owner.Write("data/appsettings.json", """{ "Backups": { "EveryHours": 3 }, "Kestrel": { "Limits": { "x": 1 } }, "AllowedHosts": "*", "proxy": { "knownproxies": ["10.0.0.2", "10.0.0.3"] } }""");
        owner.Run("key", "list").Succeeded();
    }

    [Fact]
    public void ConnectionString_WithSqlite_IsRefusedAndNotRepeated()
    {
        owner.Write("data/appsettings.json", """{ "Storage": { "ConnectionString": "Host=db;Password=secret" } }""");
        Assert.DoesNotContain("secret", owner.Run("serve", "--urls", "http://127.0.0.1:0").Failed("Storage:ConnectionString has no effect with sqlite").Error);
    }

    [Theory]
    [InlineData(null, "is missing")]
    [InlineData("secret", "cannot be read")]
    [InlineData("Host=127.0.0.1;Port=secret;Database=jklab", "cannot be read")]
    [InlineData("Host=127.0.0.1;Password=secret", "cannot be read")]
    [InlineData("Host=127.0.0.1;Port=1;Database=jklab;Password=secret", "cannot be reached")]
    public void ConnectionString_OfNoUse_IsRefusedAndNotRepeated(string? text, string words)
    {
        var environment = new Dictionary<string, string> { ["Storage__Provider"] = "postgres" };
        if (text is not null) environment["Storage__ConnectionString"] = text;
        var refused = owner.RunWith("", environment, "key", "list").Failed(words);
        Assert.Contains("Storage:ConnectionString", refused.Error);
        Assert.DoesNotContain("secret", refused.Error);
    }

    [Fact]
    public void SettingsFile_ThatIsNoJson_IsNamed()
    {
        owner.Write("data/appsettings.json", "{ \"Storage\": ");
        owner.Run("key", "list").Failed("appsettings.json");
    }

    public void Dispose() => owner.Dispose();
}
