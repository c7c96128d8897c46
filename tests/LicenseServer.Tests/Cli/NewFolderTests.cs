using Dapper;
using JkLab.LicenseServer.Tests.Fixtures;
using Microsoft.Data.Sqlite;

namespace JkLab.LicenseServer.Tests.Cli;

public class NewFolderTests : IDisposable
{
    private readonly Owner owner = new() { RunsBinary = true };

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
    public void InterruptedStart_WithAKeyThatNoRowNames_UsesThatKey()
    {
        var key = owner.Json("key", "list")[0].GetProperty("keyId").GetString();
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(owner.Data, "jklab.db")};Pooling=False"))
        {
            connection.Open();
            connection.Execute("DELETE FROM signing_keys; DELETE FROM editions; DELETE FROM products; PRAGMA user_version = 0");
        }

        Assert.Equal(key, Assert.Single(owner.Json("key", "list").EnumerateArray()).GetProperty("keyId").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void LostDatabase_BesideKeys_IsSaidAndNotReplaced(bool isEmptied)
    {
        owner.Run("key", "list").Succeeded();
        foreach (var file in Directory.GetFiles(owner.Data, "jklab.db*")) File.Delete(file);
        if (isEmptied) File.WriteAllText(Path.Combine(owner.Data, "jklab.db"), "");

        var refused = owner.Run("license", "list").Failed("missing or empty");

        Assert.Contains("restore FILE", refused.Error);
        Assert.Single(Directory.GetFiles(Path.Combine(owner.Data, "keys")));
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
