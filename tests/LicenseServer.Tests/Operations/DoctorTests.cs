using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Operations;

public class DoctorTests : IDisposable
{
    private readonly Owner owner = new();

    public DoctorTests()
    {
        var key = owner.Run("license", "issue", "--product", "KBRS", "--edition", "standard").Succeeded().Out.Trim();
        owner.Json("activation", "create", key, "--system-id", "01234-56789-ABCDE-FGFQZ");
        owner.Json("trial", "create", "--product", "KBRS", "--system-id", "01234-56789-ABCDE-FGFQZ");
    }

    [Fact]
    public void Healthy_SaysSo()
    {
        var report = owner.Json("doctor");
        Assert.True(report.GetProperty("healthy").GetBoolean());
        Assert.Contains("2 issued, each verifies", owner.Run("doctor").Succeeded().Out);
    }

    [SkippableFact]
    public void Advice_NeverChangesTheStatus()
    {
        Mode.Set(owner.Data, "704");
        owner.Write("data/keys/0123456789abcdef.pem", "stray");
        var report = owner.Run("doctor").Succeeded();
        Assert.Contains("advice  folder", report.Out);
        Assert.Contains("advice  keys", report.Out);
    }

    [Theory]
    [InlineData("UPDATE codes SET issue = 7", "a code of licence number")]
    [InlineData("UPDATE codes SET code = REPLACE(code, '0', '1')", "a code of licence number")]
    [InlineData("DELETE FROM activations", "a code of licence number")]
    [InlineData("UPDATE trials SET system_id = '3DRJ0-8DVTA-0B63F-9JDAM'", "a code of licence number")]
    [InlineData("UPDATE licenses SET seats = 0", "than it has seats")]
    [InlineData("UPDATE activations SET code = 'x'", "never recorded as issued")]
    [InlineData("UPDATE signing_keys SET active = 0", "no signing key is active")]
    [InlineData("UPDATE signing_keys SET public_key_pem = 'x'", "cannot be read")]
    public void Broken_IsFound(string sql, string message)
    {
        Sql.Execute(owner, sql);
        var report = owner.Run("doctor");
        Assert.Equal(1, report.Status);
        Assert.Contains(message, report.Out);
        Assert.Contains("BROKEN", report.Out);
        Assert.Contains(message, owner.Run("doctor", "--json").Failed("found something broken").Error);
    }

    public void Dispose() => owner.Dispose();
}
