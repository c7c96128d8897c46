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
    [InlineData("UPDATE trials SET system_id = '3DRJ0-8DVTA-0B63F-9JDAM'", "the code of the trial with the licence number")]
    [InlineData("UPDATE licenses SET seats = 0", "than it has seats")]
    [InlineData("UPDATE activations SET code = 'x'", "shows a code that is not its computer's")]
    [InlineData("DROP TABLE issue_floors", "codes: cannot be looked at: SQLite Error 1: 'no such table: issue_floors'")]
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

    [Fact]
    public void Seat_WithTheCodeOfAnother_IsBroken()
    {
        var key = owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard", "--seats", "2")[0].GetProperty("key").GetString()!;
        owner.Json("activation", "create", key, "--system-id", Crm.NewComputer().ToString());
        owner.Json("activation", "create", key, "--system-id", Crm.NewComputer().ToString());
        Sql.Execute(owner, "UPDATE activations SET code = (SELECT code FROM activations WHERE seat = 2) WHERE seat = 1 AND license_id = (SELECT license_id FROM activations WHERE seat = 2)");
        Assert.Contains("shows a code that is not its computer's", owner.Run("doctor", "--json").Failed("1 of").Error);
    }

    [Fact]
    public void Codes_DeletedFromTheRecord_AreAdvised()
    {
        Sql.Execute(owner, "DELETE FROM codes");
        Assert.Contains("advice  seats: 1 active shows a genuine code that is not on record", owner.Run("doctor").Succeeded().Out);
    }

    [Fact]
    public void DamagedCode_IsMendedByDoingWhatIsSaid()
    {
        Sql.Execute(owner, "UPDATE codes SET code = 'x'; UPDATE activations SET code = 'y'");
        var report = owner.Run("doctor").Out;
        var number = owner.Json("license", "list")[0].GetProperty("id").GetInt64();
        Assert.Contains($"'jklab license show {number}'", report);
        Assert.Contains($"'jklab activation list --license {number}'", report);
        var key = owner.Json("license", "show", $"{number}").GetProperty("key").GetString()!;
        var computer = owner.Json("activation", "list", "--license", $"{number}")[0].GetProperty("systemId").GetString()!;
        Assert.Contains("jklab activation release KEY --system-id ID", owner.Run("activation", "create", key, "--system-id", computer).Failed("is damaged").Error);

        owner.Run("activation", "release", key, "--system-id", computer).Succeeded();
        owner.Run("activation", "create", key, "--system-id", computer).Succeeded();

        report = owner.Run("doctor").Succeeded().Out;
        Assert.Contains("advice  codes", report);
        Assert.Contains("advice  seats", report);
    }

    [SkippableFact]
    public void ActiveKey_ThatCannotSign_IsBroken()
    {
        var pem = Directory.GetFiles(Path.Combine(owner.Data, "keys"))[0];
        Mode.Set(pem, "644");
        Assert.Contains("BROKEN  keys: " + pem + " can be read by other users (mode 0644)", owner.Run("doctor").Out);
        Mode.Set(pem, "600");
        var passphrase = owner.Write("passphrase", "secret");
        var encrypted = owner.Json("key", "create", "--passphrase-file", passphrase)[0].GetProperty("keyId").GetString()!;
        owner.Run("key", "activate", encrypted, "--Signing:PassphraseFile=" + passphrase).Succeeded();
        owner.Write("wrong", "guess");
        Assert.Contains("the passphrase does not open it", owner.Run("doctor", "--Signing:PassphraseFile=" + owner.PathTo("wrong")).Out);
        owner.Run("doctor", "--Signing:PassphraseFile=" + passphrase).Succeeded();
    }

    [Fact]
    public void Clock_BehindWhatWasRecorded_IsAdvised()
    {
        Sql.Execute(owner, "UPDATE audit_entries SET at = '2999-01-01T00:00:00.000Z'");
        Assert.Contains("advice  clock", owner.Run("doctor").Out);
    }

    [SkippableFact]
    public void Files_ThatCannotBeRead_AreNamedByEachCheck()
    {
        var stranger = AsStranger();
        var report = stranger.Run("doctor", "--data", owner.Data);
        Assert.Equal(1, report.Status);
        Assert.Contains("BROKEN  leftovers: cannot be looked at", report.Out);
        Assert.Contains("BROKEN  database", report.Out);
        Assert.DoesNotContain("mistake", report.Error);
    }

    [SkippableFact]
    public void Settings_ThatCannotBeRead_AreNamed()
    {
        var stranger = AsStranger();
        Mode.Set(owner.Data, "755");
        Mode.Set(owner.Write("data/appsettings.json", "{}"), "000");
        stranger.Run("doctor", "--data", owner.Data).Failed("a settings file cannot be read: Access to the path");
    }

    public void Dispose() => owner.Dispose();

    // Another user than the owner, who may pass through the folders above.
    private Owner AsStranger()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.UserName == "root", "only root becomes somebody else");
        Mode.Set(owner.Folder, "755");
        return new Owner { Launcher = ["setpriv", "--reuid=65534", "--clear-groups"] };
    }
}
