using System.IO.Compression;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Operations.Backups;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Operations.Backups;

public class BackupTests : IDisposable
{
    private readonly Owner owner = new() { RunsBinary = true };

    [Fact]
    public async Task Backup_BesideTheServer_BringsEverythingBack()
    {
        string key, code;
        await using (var server = await RunningServer.StartAsync(owner))
        {
            owner.Write("data/appsettings.json", """{ "Vendor": { "Name": "JK-LAB" } }""");
            key = Issue();
            code = Activate(key);
            owner.Run("backup", "one.zip").Succeeded();
            Issue();
            owner.Run("restore", "one.zip", "--overwrite").Failed("a server is running");
        }

        owner.Run("restore", "one.zip").Failed("is not empty");
        Assert.Equal(2, owner.Json("license", "list").GetArrayLength());
        var kept = owner.Json("restore", "one.zip", "--overwrite").GetProperty("kept").GetString()!;

        Assert.Equal(key, Assert.Single(owner.Json("license", "list").EnumerateArray()).GetProperty("key").GetString());
        Assert.Equal(code, Activate(key));
        Assert.Contains("JK-LAB", File.ReadAllText(Path.Combine(owner.Data, "appsettings.json")));
        Assert.Equal(2, owner.Json("license", "list", "--data", kept).GetArrayLength());
        owner.Run("doctor").Succeeded();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Backup_HoldsTheSite(bool isEncrypted)
    {
        owner.Run("license", "list").Succeeded();
        owner.Write("data/appsettings.json", """{ "Vendor": { "LogoFile": "logo.svg" } }""");
        owner.Write("data/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        owner.Write("data/pages/home.de.md", "# Willkommen");
        owner.Write("data/pages/Größe.png", "an image");
        owner.Write("data/pages/.hidden.md", "not shown");
        owner.Write("data/pages/notes.txt", "not shown");
        owner.Write("data/pages/film.webp", new string('x', (10 << 20) + 1));
        string[] passphrase = isEncrypted ? ["--passphrase-file", owner.Write("passphrase", "secret")] : [];
        owner.Run(["backup", "one.zip", .. passphrase]).Succeeded();
        Assert.Contains("too large for backups: pages/film.webp", owner.Run("doctor").Succeeded().Out);

        owner.Run(["restore", "one.zip", "--data", "other", .. passphrase]).Succeeded();
        Assert.Equal(["home.de.md", "Größe.png"], Directory.GetFiles(owner.PathTo("other/pages")).Select(file => Path.GetFileName(file)).OrderDescending(StringComparer.Ordinal));
        Assert.Equal("# Willkommen", File.ReadAllText(owner.PathTo("other/pages/home.de.md")));
        Assert.True(File.Exists(owner.PathTo("other/logo.svg")));
        owner.Run("doctor", "--data", "other").Succeeded();
    }

    [Fact]
    public void Restore_OfABackupWithoutPages_LeavesThemWhereTheyWere()
    {
        owner.Run("backup", "one.zip").Succeeded();
        owner.Write("data/pages/home.de.md", "# Willkommen");
        owner.Run("restore", "one.zip", "--overwrite").Succeeded();
        Assert.Equal("# Willkommen", File.ReadAllText(owner.PathTo("data/pages/home.de.md")));
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Restore_IntoNewOrEmptyFolder_CreatesNothingElse(bool exists)
    {
        var key = Issue();
        owner.Run("backup", "one.zip").Succeeded();
        if (exists) Directory.CreateDirectory(owner.PathTo("other"));

        var restored = owner.Run("restore", "one.zip", "--data", "other").Succeeded();
        Assert.DoesNotContain("created", restored.Error);
        owner.Run("license", "show", key, "--data", "other").Succeeded();
        Assert.Equal(owner.Json("key", "list")[0].GetProperty("keyId").GetString(), owner.Json("key", "list", "--data", "other")[0].GetProperty("keyId").GetString());
        Assert.All(Directory.GetFiles(owner.PathTo("other/keys")), file => Assert.Equal("600", Mode.Of(file)));
    }

    [SkippableFact]
    public void Backup_HoldsPrivateKeys_SoItIsTheOwnersAlone()
    {
        owner.Run("backup", "one.zip").Succeeded();
        Assert.Equal("600", Mode.Of(owner.PathTo("one.zip")));
        Assert.Equal(["data", "one.zip"], Directory.GetFileSystemEntries(owner.Folder).Select(entry => Path.GetFileName(entry)!).Order());
    }

    [Fact]
    public void Backup_OntoAnExistingFile_NeedsToBeTold()
    {
        owner.Run("backup", "one.zip").Succeeded();
        var first = File.ReadAllBytes(owner.PathTo("one.zip"));
        Issue();
        owner.Run("backup", "one.zip").Failed("exists already");
        Assert.Equal(first, File.ReadAllBytes(owner.PathTo("one.zip")));
        var passphrase = owner.Write("passphrase", "secret");
        owner.Run("backup", "one.zip", "--overwrite", "--passphrase-file", passphrase).Succeeded();
        owner.Run("backup", "one.zip", "--overwrite").Succeeded();
        Assert.NotEqual(first, File.ReadAllBytes(owner.PathTo("one.zip")));
        owner.Run("backup", "nowhere/one.zip").Failed("the backup cannot be written");
    }

    [Fact]
    public void Backup_OntoSomethingElse_ReplacesNothing()
    {
        var key = Issue();
        owner.Write("list.txt", "precious");
        owner.Write("empty", "");
        var pem = Directory.GetFiles(owner.PathTo("data/keys"))[0];
        foreach (var file in new[] { owner.PathTo("list.txt"), owner.PathTo("empty"), owner.PathTo("data/jklab.db"), owner.PathTo("data/server.id"), pem })
        {
            var before = File.ReadAllBytes(file);
            owner.Run("backup", file, "--overwrite").Failed($"{file} is no backup");
            Assert.Equal(before, File.ReadAllBytes(file));
        }

        Activate(key);
        owner.Run("doctor").Succeeded();
    }

    [Fact]
    public void Backup_AfterOneThatWasKilled_DeletesWhatItLeftAndNothingElse()
    {
        Issue();
        owner.Write("data/backup-abcdefgh.ij2/plain.zip", "the keys");
        owner.Write("data/backup-abcdefgh.ij2/lock", "");
        owner.Write("data/backup-klmnopqr.st3/jklab.db", "in use");
        owner.Write("data/backup-20261123.old/jklab.db", "the owner's own");
        using (new DataFolder(Path.Combine(owner.Data, "backup-klmnopqr.st3")).TryLock("lock"))
        {
            owner.Run("backup", "one.zip").Succeeded();
            Assert.Equal(["backup-20261123.old", "backup-klmnopqr.st3"], Scratch());
            Assert.DoesNotContain("backup-klmnopqr.st3", owner.Run("doctor").Succeeded().Out);
        }

        var report = owner.Run("doctor").Succeeded().Out;
        Assert.Contains("backup-klmnopqr.st3 was left by a backup that did not finish", report);
        Assert.Contains("backup-20261123.old was left", report);
        owner.Run("backup", "two.zip").Succeeded();
        Assert.Equal(["backup-20261123.old"], Scratch());
    }

    [Fact]
    public async Task Backup_KilledInTheMiddle_LeavesNothingAfterTheNextOne()
    {
        Issue();
        var passphrase = owner.Write("passphrase", "secret");
        Sql.Execute(owner, "CREATE TABLE ballast (content BLOB); INSERT INTO ballast VALUES (randomblob(100000000))");
        using (var killed = owner.Start(null, "backup", "one.jklab", "--passphrase-file", passphrase))
        {
            while (Scratch().Length == 0 || !File.Exists(Path.Combine(owner.Data, Scratch()[0], "jklab.db")))
            {
                Assert.False(killed.HasExited);
                await Task.Delay(5);
            }

            killed.Kill();
            await killed.WaitForExitAsync();
        }

        Assert.Single(Scratch());
        Sql.Execute(owner, "DROP TABLE ballast");
        owner.Run("backup", "two.jklab", "--passphrase-file", passphrase).Succeeded();
        Assert.Empty(Scratch());
    }

    [Fact]
    public async Task Backups_ManyAtOnce_LeaveEachOtherAlone()
    {
        Issue();
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => owner.Run("backup", $"{i}.zip"))));
        Assert.All(results, result => result.Succeeded());
        Assert.Empty(Scratch());
    }

    [Fact]
    public void Restore_ThatWasKilled_IsNamedByDoctor()
    {
        Issue();
        Assert.DoesNotContain("leftovers", owner.Run("doctor").Succeeded().Out);
        owner.Write("data.restoring-abcdefgh.ij2/jklab.db", "half");
        owner.Write("data/restoring-klmnopqr.st3/plain.zip", "half");
        owner.Write("other.restoring-uvwxyz12.345/jklab.db", "of another folder");

        var report = owner.Run("doctor").Succeeded().Out;

        Assert.Contains(owner.PathTo("data.restoring-abcdefgh.ij2") + " was left by a restore that did not finish", report);
        Assert.Contains("restoring-klmnopqr.st3 was left by a restore", report);
        Assert.DoesNotContain("other.restoring", report);
    }

    [Fact]
    public void Restore_OfSomethingElse_ChangesNothing()
    {
        var key = Issue();
        owner.Write("text.zip", "no zip at all");
        using (var zip = ZipFile.Open(owner.PathTo("evil.zip"), ZipArchiveMode.Create))
        {
            zip.CreateEntry("jklab.db");
            zip.CreateEntry("../outside.txt");
        }

        using (var zip = ZipFile.Open(owner.PathTo("damaged.zip"), ZipArchiveMode.Create))
        using (var writer = new StreamWriter(zip.CreateEntry("jklab.db").Open()))
        {
            writer.Write(new string('x', 5000));
        }

        owner.Run("restore", "missing.zip", "--overwrite").Failed("does not exist");
        owner.Run("restore", "data", "--overwrite").Failed("data is a folder");
        owner.Run("restore", "", "--overwrite").Failed("the argument FILE is empty", status: 2);
        owner.Run("backup", "").Failed("the argument FILE is empty", status: 2);
        owner.Run("key", "import", "data").Failed("data is a folder");
        owner.Run("license", "list", "--data", "").Failed("--data is empty", status: 2);
        owner.Run("restore", "text.zip", "--overwrite").Failed("is no backup");
        owner.Run("restore", "evil.zip", "--overwrite").Failed("is no backup");
        owner.Run("restore", "damaged.zip", "--overwrite").Failed("cannot be used");
        Assert.False(File.Exists(owner.PathTo("outside.txt")));
        owner.Run("license", "show", key).Succeeded();
        Assert.Equal(["damaged.zip", "data", "evil.zip", "text.zip"], Directory.GetFileSystemEntries(owner.Folder).Select(entry => Path.GetFileName(entry)!).Order());
    }

    [Fact]
    public void Restore_ThatCannotTakeTheFoldersPlace_LeavesTheOldOneThere()
    {
        var key = Issue();
        using var neverFilled = new StagedFolder(new DataFolder(owner.Data), overwrite: true);
        var refused = Assert.Throws<OwnerException>(() => neverFilled.PutInPlace(TimeProvider.System.GetUtcNow(), _ => { }));
        Assert.Contains($"the old data folder is back in {owner.Data}", refused.Message);
        owner.Run("license", "show", key).Succeeded();
    }

    [Fact]
    public void Backup_IntoNowhere_NamesTheFolder()
    {
        var refused = owner.Run("backup", "nonexist/x.zip").Failed($"the folder {owner.PathTo("nonexist")} does not exist");
        Assert.DoesNotContain("x.zip", refused.Error);
        refused = owner.Run("backup", "x.zip", "--passphrase-file", "nofile").Failed("the passphrase file nofile cannot be read");
        Assert.Contains("--passphrase-file", refused.Error);
        Assert.DoesNotContain("Signing", refused.Error);
    }

    [Fact]
    public void Encrypted_WithItsPassphrase_BringsEverythingBack()
    {
        var key = Issue();
        var passphrase = owner.Write("passphrase", "Grüße aus Köln\n");
        var report = owner.Json("backup", "one.jklab", "--passphrase-file", passphrase);
        Assert.True(report.GetProperty("encrypted").GetBoolean());
        Assert.DoesNotContain("jklab.db", File.ReadAllText(owner.PathTo("one.jklab"), System.Text.Encoding.Latin1));

        owner.Run("restore", "one.jklab", "--data", "other").Failed("is encrypted");
        owner.Run("restore", "one.jklab", "--data", "other", "--passphrase-file", owner.Write("wrong", "Gruesse")).Failed("the passphrase is wrong, or the file is damaged");
        Assert.False(Directory.Exists(owner.PathTo("other")));
        owner.Run("restore", "one.jklab", "--data", "other", "--passphrase-file", passphrase).Succeeded();
        owner.Run("license", "show", key, "--data", "other").Succeeded();
        owner.Run("doctor", "--data", "other").Succeeded();
    }

    [Fact]
    public void Encrypted_ChangedCutOrExtended_IsRefused()
    {
        Issue();
        var passphrase = owner.Write("passphrase", "secret");
        owner.Run("backup", "one.jklab", "--passphrase-file", passphrase).Succeeded();
        var whole = File.ReadAllBytes(owner.PathTo("one.jklab"));
        var piece = 65_536 + 16;
        Assert.True(whole.Length > 36 + 16);
        byte[][] damaged =
        [
            Flip(20), Flip(30), Flip(36), Flip(whole.Length - 1), whole[..^1], whole[..^16], whole[..36], [.. whole, 0], [.. whole, .. whole[^16..]],
            .. whole.Length > 36 + piece ? new[] { whole[..(36 + piece)] } : [],
        ];
        foreach (var bytes in damaged)
        {
            File.WriteAllBytes(owner.PathTo("bad.jklab"), bytes);
            owner.Run("restore", "bad.jklab", "--data", "other", "--passphrase-file", passphrase).Failed("damaged");
        }

        Assert.False(Directory.Exists(owner.PathTo("other")));

        byte[] Flip(int at)
        {
            var bytes = whole.ToArray();
            bytes[at] ^= 1;
            return bytes;
        }
    }

    [Fact]
    public void WithoutKeys_RestoredBesideTheKeys_KeepsThem()
    {
        var key = Issue();
        owner.Run("backup", "one.zip", "--without-keys").Succeeded();
        using (var zip = ZipFile.OpenRead(owner.PathTo("one.zip"))) Assert.DoesNotContain(zip.Entries, entry => entry.FullName.StartsWith("keys/"));
        var id = owner.Json("key", "list")[0].GetProperty("keyId").GetString();
        owner.Run("restore", "one.zip", "--overwrite").Succeeded();
        Assert.True(File.Exists(Path.Combine(owner.Data, "keys", id + ".pem")));
        Activate(key);
        owner.Run("doctor").Succeeded();
    }

    [Fact]
    public void Restore_OnTheDayOfIssue_MakesNoCodeTwice()
    {
        var key = owner.Run("license", "issue", "--product", "KBRS", "--edition", "standard", "--seats", "3").Succeeded().Out.Trim();
        owner.Run("backup", "one.zip").Succeeded();
        var forgotten = PlaceOf(Activate(key));
        owner.Run("restore", "one.zip", "--overwrite").Succeeded();
        var after = PlaceOf(owner.Json("activation", "create", key, "--system-id", Crm.NewComputer().ToString()).GetProperty("activationCode").GetString()!);
        Assert.Equal((forgotten.Seat, forgotten.Day, 8), after);
        owner.Run("restore", "one.zip", "--overwrite").Succeeded();
        Assert.Equal(12, PlaceOf(Activate(key)).Issue);
        Assert.Contains("database.restored", owner.Run("audit", "list").Succeeded().Out);
        owner.Run("audit", "verify").Succeeded();
    }

    [Fact]
    public void Restore_FromBeforeARevocation_NamesWhatIsRevokedNoMore()
    {
        var licenses = owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard", "--count", "2").EnumerateArray().ToList();
        var (first, second) = (licenses[0].GetProperty("key").GetString()!, licenses[1].GetProperty("key").GetString()!);
        Activate(second);
        owner.Run("backup", "one.zip").Succeeded();
        owner.Run("license", "revoke", first, "--reason", "stolen").Succeeded();
        owner.Run("activation", "release", second, "--system-id", "01234-56789-ABCDE-FGFQZ").Succeeded();
        owner.Run("revocation", "add", second, "--seat", "1", "--reason", "goes on").Succeeded();

        var words = owner.Run("restore", "one.zip", "--overwrite").Succeeded().Error;

        var number = licenses[0].GetProperty("id").GetInt64();
        Assert.Contains($"1 licence was revoked since this backup and not any more: licence number {number};", words);
        Assert.Contains($"1 seat was revoked since this backup and not any more: licence number {licenses[1].GetProperty("id").GetInt64()} seat 1;", words);
        owner.Run("license", "revoke", $"{number}", "--reason", "again").Succeeded();
    }

    [SkippableFact]
    public void Files_ThatCannotBeRead_AreNamed()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.UserName == "root", "only root becomes somebody else");
        owner.Run("backup", "one.zip").Succeeded();
        Mode.Set(owner.Folder, "777");
        using var stranger = new Owner { Launcher = ["setpriv", "--reuid=65534", "--clear-groups"] };
        stranger.Run("restore", owner.PathTo("one.zip"), "--data", owner.PathTo("other")).Failed("one.zip cannot be read");
        Tool.Run("chown", "-R", "65534", owner.Data);
        var pem = Directory.GetFiles(owner.PathTo("data/keys"))[0];
        Tool.Run("chown", "0", pem);
        Assert.Contains("make it readable", stranger.Run("backup", owner.PathTo("two.zip"), "--data", owner.Data).Failed($"{pem} cannot be read, and belongs into the backup").Error);
    }

    [SkippableTheory]
    [InlineData("data/")]
    [InlineData("new/")]
    [InlineData("./new//")]
    public void Restore_WithASeparatorAtTheEnd_IsTheSameFolder(string data)
    {
        var key = Issue();
        owner.Run("backup", "one.zip").Succeeded();
        owner.Run("restore", "one.zip", "--data", data, "--overwrite").Succeeded();
        owner.RunWith("", new Dictionary<string, string> { ["JKLAB_DATA"] = data }, "restore", "one.zip", "--overwrite").Succeeded();
        owner.Run("license", "show", key, "--data", data).Succeeded();
        Assert.DoesNotContain(Directory.GetFileSystemEntries(owner.Folder), entry => entry.Contains("restoring"));
    }

    [SkippableFact]
    public void Restore_ThroughALink_LeavesTheLink()
    {
        Skip.If(OperatingSystem.IsWindows(), "links need a right there");
        var key = Issue();
        owner.Run("backup", "one.zip").Succeeded();
        Directory.Move(owner.Data, owner.PathTo("disk"));
        Directory.CreateSymbolicLink(owner.Data, "disk");
        owner.Run("restore", "one.zip", "--overwrite").Succeeded();
        Assert.NotNull(new DirectoryInfo(owner.Data).LinkTarget);
        Assert.Single(Directory.GetDirectories(owner.Folder, "disk.before-restore-*"));
        owner.Run("license", "show", key).Succeeded();
    }

    [Fact]
    public void Restore_LeavesTheServersOwnBackupsWhereTheyAre()
    {
        owner.Run("license", "list").Succeeded();
        var own = owner.PathTo("data/backups/jklab-20260101-000000.zip");
        Directory.CreateDirectory(owner.PathTo("data/backups"));
        owner.Run("backup", own).Succeeded();
        owner.Run("restore", own, "--overwrite").Succeeded();
        owner.Run("restore", own, "--overwrite").Succeeded();
    }

    [Fact]
    public void Restore_IntoANewDisk_FillsItWhereItIs()
    {
        var key = Issue();
        owner.Run("backup", "one.zip").Succeeded();
        Directory.CreateDirectory(owner.PathTo("disk/lost+found"));
        owner.Run("restore", "one.zip", "--data", "disk").Succeeded();
        owner.Run("license", "show", key, "--data", "disk").Succeeded();
        Assert.True(Directory.Exists(owner.PathTo("disk/lost+found")));
    }

    [SkippableFact]
    public void Restore_WithBackupsOnADiskOfTheirOwn_NamesWhereTheyAre()
    {
        var key = Issue();
        using var disk = new SmallDisk(Path.Combine(owner.Data, "backups"), megabytes: 8);
        owner.Run("backup", "one.zip").Succeeded();
        owner.Write("data/backups/jklab-20260101-000000.zip", "an older one");
        var restored = owner.Run("restore", "one.zip", "--overwrite", "--json").Succeeded();
        var kept = restored.Json.GetProperty("kept").GetString()!;
        try
        {
            Assert.Contains($"backups are in {kept}/backups still", restored.Error);
            Assert.Equal("an older one", File.ReadAllText(kept + "/backups/jklab-20260101-000000.zip"));
            owner.Run("license", "show", key).Succeeded();
        }
        finally
        {
            Tool.Run("umount", "-l", kept + "/backups");
        }
    }

    [Fact]
    public void WithoutKeys_RestoredElsewhere_SaysThatOneIsMissing()
    {
        owner.Run("backup", "one.zip", "--without-keys").Succeeded();
        Assert.Contains("jklab key import", owner.Run("restore", "one.zip", "--data", "elsewhere").Succeeded().Error);
    }

    public void Dispose() => owner.Dispose();

    private static (int Seat, Day Day, int Issue) PlaceOf(string code) =>
        ActivationCode.TryParse(code) is { } read ? (read.Seat, read.IssuedOn, read.Issue) : throw new InvalidOperationException("no code: " + code);

    private string[] Scratch() => [.. Directory.GetDirectories(owner.Data, "backup-*").Select(found => Path.GetFileName(found)!).Order()];

    private string Issue() => owner.Run("license", "issue", "--product", "KBRS", "--edition", "standard").Succeeded().Out.Trim();

    private string Activate(string key) => owner.Json("activation", "create", key, "--system-id", "01234-56789-ABCDE-FGFQZ").GetProperty("activationCode").GetString()!;
}
