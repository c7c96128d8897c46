using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Operations.Checks;

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

    [Fact]
    public void Report_SaysWhichDatabaseAndSchema()
    {
        var report = owner.Run("doctor").Succeeded().Out;
        Assert.Contains("database: whole, jklab.db", report);
        Assert.Matches(@"migrations: schema (\d+) of \1\b", report);
        Assert.DoesNotContain("nothing here yet", report);
        Assert.Contains("nothing here yet", owner.Run("doctor", "--data", "other").Succeeded().Out);
    }

    [SkippableFact]
    public void Secrets_ThatOthersCanRead_AreAdvised()
    {
        var passphrase = owner.Write("passphrase", "secret");
        Mode.Set(passphrase, "644");
        owner.Write("data/appsettings.json", """{ "Storage": { "Provider": "postgres", "ConnectionString": "Host=127.0.0.1;Port=1;Database=jklab;Password=hidden" } }""");
        Mode.Set(Path.Combine(owner.Data, "appsettings.json"), "640");
        var report = owner.Run("doctor", "--Backup:PassphraseFile=" + passphrase);
        Assert.Contains("chmod 600 " + passphrase, report.Out);
        Assert.Contains($"chmod 600 {Path.Combine(owner.Data, "appsettings.json")}", report.Out);
        Assert.Contains("BROKEN  database: the database server cannot be reached", report.Out);
        Assert.DoesNotContain("hidden", report.Out + report.Error);
    }

    [Fact]
    public void Backups_ThatCannotBeMade_AreNamed()
    {
        var report = owner.Run("doctor", "--Backup:PassphraseFile=" + owner.PathTo("nofile"), "--Backup:Folder=" + owner.Write("file", "in the way"));
        Assert.Equal(1, report.Status);
        Assert.Contains("BROKEN  backups: the passphrase file", report.Out);
        Assert.Contains($"advice  backups: {owner.PathTo("file")} is a file", report.Out);
        Assert.Matches("1 of \\d+ checks found something broken, 1 finding in all", report.Error);
    }

    [Fact]
    public void Kind_WithManyFindings_IsCutShort()
    {
        for (var i = 0; i < 8; i++) owner.Write($"data/keys/{i:x16}.pem", "stray");
        var report = owner.Run("doctor").Succeeded().Out;
        Assert.Equal(5, report.Split("advice  keys").Length - 1);
        Assert.Contains("and 3 more", report);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4096)]
    public void DamagedDatabase_KeepsItFromNothingElse(int from)
    {
        var backup = owner.PathTo("data/backups/jklab-20260101-000000.zip");
        Directory.CreateDirectory(Path.GetDirectoryName(backup)!);
        owner.Run("backup", backup).Succeeded();
        using (var file = File.OpenWrite(Path.Combine(owner.Data, "jklab.db")))
        {
            file.Position = from;
            file.Write(Enumerable.Repeat((byte)0x5a, (int)file.Length - from).ToArray());
        }

        var report = owner.Run("doctor");
        Assert.Equal(1, report.Status);
        Assert.Contains("BROKEN  database", report.Out);
        Assert.Contains($"'jklab restore {backup} --overwrite'", report.Out);
        Assert.Contains("the newest in", report.Out);
        Assert.Contains("ok      keys", report.Out);
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
