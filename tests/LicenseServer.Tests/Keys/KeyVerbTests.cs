using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Keys;

public abstract class KeyVerbTests(Engine engine) : IDisposable
{
    private readonly Owner owner = new(engine: engine) { RunsBinary = true };

    [SkippableFact]
    public void Key_Created_IsPrivateAndWaits()
    {
        var created = owner.Json("key", "create")[0];
        var keys = owner.Json("key", "list");

        Assert.Equal(2, keys.GetArrayLength());
        Assert.False(created.GetProperty("active").GetBoolean());
        Assert.NotEqual(keys[0].GetProperty("keyId").GetString()![..2], keys[1].GetProperty("keyId").GetString()![..2]);
        Assert.Equal("600", Mode.Of(FileOf(created.GetProperty("keyId").GetString()!)));
        Assert.Equal("700", Mode.Of(Path.Combine(owner.Data, "keys")));
    }

    [SkippableFact]
    public void Key_Unknown_IsRefused()
    {
        owner.Run("key", "activate", "0123456789abcdef").Failed("there is no key '0123456789abcdef'");
        owner.Run("key", "export", "--id", "nonsense").Failed("there is no key 'nonsense'");
    }

    [SkippableFact]
    public void KeyFile_ReadableByOthers_IsRefusedWithTheCommandThatHelps()
    {
        var file = FileOf(ActiveKey());
        Mode.Set(file, "604");

        var refused = owner.Run("activation", "create", Issue(), "--system-id", "01234-56789-ABCDE-FGFQZ").Failed("can be read by other users (mode 0604)");
        Assert.Contains($"chmod 600 {file}", refused.Error);
        owner.Run("serve", "--urls", "http://127.0.0.1:0").Failed("can be read by other users");
    }

    [SkippableFact]
    public void EncryptedKey_WithoutOrWithWrongPassphrase_IsRefusedAndTheOldOneStays()
    {
        owner.Write("passphrase", "right\r\n");
        owner.Write("wrong", "left\n");
        var before = ActiveKey();
        var id = owner.Json("key", "create", "--passphrase-file", "passphrase")[0].GetProperty("keyId").GetString()!;

        owner.Run("key", "activate", id).Failed("it is encrypted and no passphrase is known");
        owner.RunWith("", new Dictionary<string, string> { ["Signing__PassphraseFile"] = "wrong" }, "key", "activate", id).Failed("cannot be used");
        owner.RunWith("", new Dictionary<string, string> { ["Signing__PassphraseFile"] = "missing" }, "key", "activate", id).Failed("the passphrase file missing cannot be read");
        Assert.Equal(before, ActiveKey());
        owner.Run("key", "activate", id, "--Signing:PassphraseFile=passphrase").Succeeded();
        Assert.Equal(id, ActiveKey());
    }

    [SkippableFact]
    public void KeyFile_WithAnotherKeyInIt_IsRefused()
    {
        var active = ActiveKey();
        var other = owner.Json("key", "create")[0].GetProperty("keyId").GetString()!;
        File.Copy(FileOf(other), FileOf(active), overwrite: true);

        owner.Run("activation", "create", Issue(), "--system-id", "01234-56789-ABCDE-FGFQZ").Failed("holds another key than its name says");
    }

    [SkippableFact]
    public void KeyFile_Missing_IsRefused()
    {
        File.Delete(FileOf(ActiveKey()));
        owner.Run("activation", "create", Issue(), "--system-id", "01234-56789-ABCDE-FGFQZ").Failed("is missing");
    }

    [SkippableFact]
    public async Task Key_ActivatedBesideTheServer_SignsAtOnce()
    {
        await using var server = await RunningServer.StartAsync(owner);
        var id = owner.Json("key", "create")[0].GetProperty("keyId").GetString()!;
        owner.Run("key", "activate", id).Succeeded();

        using var keys = System.Text.Json.JsonDocument.Parse(await server.Client.GetStringAsync("/api/v1/public-keys"));
        Assert.Equal(id, keys.RootElement.EnumerateArray().Single(key => key.GetProperty("active").GetBoolean()).GetProperty("keyId").GetString());
        Assert.Equal(2, keys.RootElement.GetArrayLength());
    }

    public void Dispose() => owner.Dispose();

    [SkippableFact]
    public void Export_OverAFileThatIsNoPublicKey_IsRefused()
    {
        var file = Path.Combine(owner.Folder, "notes.txt");
        File.WriteAllText(file, "dear diary");
        owner.Run("key", "export", "--out", file).Failed("is there already and is no public key");
        Assert.Equal("dear diary", File.ReadAllText(file));
    }

    private string ActiveKey() => owner.Json("key", "export")[0].GetProperty("keyId").GetString()!;

    private string Issue() => owner.Run("license", "issue", "--product", "KBRS", "--edition", "standard").Succeeded().Out.Trim();

    private string FileOf(string id) => Path.Combine(owner.Data, "keys", id + ".pem");
}

/// <inheritdoc/>
public sealed class KeyVerbTestsOnSqlite() : KeyVerbTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class KeyVerbTestsOnPostgres() : KeyVerbTests(Engine.Postgres);
