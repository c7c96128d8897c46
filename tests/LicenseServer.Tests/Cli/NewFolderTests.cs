using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Cli;

public class NewFolderTests : IDisposable
{
    private readonly Owner owner = new();

    [Fact]
    public void FirstVerb_OnEmptyFolder_SaysOnStderrWhatItCreated()
    {
        var first = owner.Run("product", "list", "--json").Succeeded();
        Assert.Contains("created the signing key", first.Error);
        Assert.Contains("created the sample product KBRS", first.Error);
        Assert.Equal("KBRS", first.Json[0].GetProperty("code").GetString());
        Assert.Empty(owner.Run("product", "list", "--json").Succeeded().Error);
    }

    [Fact]
    public async Task Starters_AtOnce_MakeOneKey()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => owner.Run("key", "list", "--json"))));

        Assert.Single(results.Select(result => result.Succeeded().Json[0].GetProperty("keyId").GetString()).Distinct());
        Assert.Single(Directory.GetFiles(Path.Combine(owner.Data, "keys")));
        Assert.Single(results, result => result.Error.Contains("created the signing key"));
    }

    [Fact]
    public void InterruptedStart_WithAKeyButNoDatabase_UsesThatKey()
    {
        var key = owner.Json("key", "list")[0].GetProperty("keyId").GetString();
        foreach (var file in Directory.GetFiles(owner.Data, "jklab.db*")) File.Delete(file);

        Assert.Equal(key, Assert.Single(owner.Json("key", "list").EnumerateArray()).GetProperty("keyId").GetString());
    }

    [Fact]
    public void KeysWithoutADatabase_WhenSeveral_WaitForTheOwnersChoice()
    {
        var second = owner.Json("key", "create")[0].GetProperty("keyId").GetString()!;
        foreach (var file in Directory.GetFiles(owner.Data, "jklab.db*")) File.Delete(file);

        var first = owner.Run("license", "issue", "--product", "KBRS", "--edition", "standard").Succeeded();
        Assert.Contains("found 2 signing keys", first.Error);
        Assert.Contains("key activate ID", first.Error);
        Assert.All(owner.Json("key", "list").EnumerateArray(), key => Assert.False(key.GetProperty("active").GetBoolean()));
        Assert.Contains("key activate ID", owner.Run("serve", "--urls", "http://127.0.0.1:0").Failed("no signing key is active").Error);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(owner.Data, "keys")).Length);

        owner.Run("key", "activate", second).Succeeded();
        owner.Json("activation", "create", first.Out.Trim(), "--system-id", "01234-56789-ABCDE-FGFQZ");
    }

    [Theory]
    [InlineData("activation", "create", "01234-56789-ABCDE-FGDGD", "--system-id", "01234-56789-ABCDE-FGFQZ")]
    [InlineData("trial", "create", "--product", "NOPE", "--system-id", "01234-56789-ABCDE-FGFQZ")]
    public void FirstVerb_ThatIsRefused_HasFilledTheFolder(params string[] verb) =>
        Assert.Contains("created the signing key", owner.Run(verb).Failed("known").Error);

    [Fact]
    public void Folder_BelowAFile_IsRefused()
    {
        owner.Write("file", "");
        owner.Run("key", "list", "--data", owner.PathTo("file/data")).Failed("cannot be written to");
    }

    [SkippableFact]
    public void Folder_WithoutPermission_IsRefused()
    {
        Directory.CreateDirectory(owner.PathTo("closed"));
        Mode.Set(owner.PathTo("closed"), "500");
        if (Environment.UserName == "root") owner.Run("key", "list", "--data", "/proc/jklab").Failed("cannot be written to"); // root may write everywhere else
        else owner.Run("key", "list", "--data", owner.PathTo("closed/data")).Failed("cannot be written to");
    }

    [Fact]
    public void Database_Damaged_IsRefusedAndLeftAlone()
    {
        Directory.CreateDirectory(owner.Data);
        var garbage = new string('x', 5000);
        File.WriteAllText(Path.Combine(owner.Data, "jklab.db"), garbage);

        Assert.Contains("restore", owner.Run("license", "list").Failed("the database is damaged").Error);
        owner.Run("serve", "--urls", "http://127.0.0.1:0").Failed("the database is damaged");
        Assert.Equal(garbage, File.ReadAllText(Path.Combine(owner.Data, "jklab.db")));
        Assert.False(Directory.Exists(Path.Combine(owner.Data, "keys")));
    }

    [Fact]
    public void Database_OfANewerProgram_IsRefused()
    {
        owner.Run("key", "list").Succeeded();
        Sql.Execute(owner, "PRAGMA user_version = 1000");
        owner.Run("key", "list").Failed("made by a newer version");
    }

    public void Dispose() => owner.Dispose();
}
