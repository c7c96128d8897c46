using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Keys;

/// <summary>Key files go to the openssl binary and come from it, plain and encrypted.</summary>
public class OpensslTests : IDisposable
{
    private const string Passphrase = "Größenwahn, ähnlich ПАРОЛЬ";

    private readonly Owner owner = new() { RunsBinary = true };

    [SkippableFact]
    public void PlainKey_ReadByOpenssl_HasTheExportedPublicHalf()
    {
        var key = owner.Json("key", "export", "--out", "public.pem")[0];
        var id = key.GetProperty("keyId").GetString();

        Assert.Equal(key.GetProperty("publicKeyPem").GetString(), Tool.Openssl(owner.Folder, "pkey", "-in", $"data/keys/{id}.pem", "-pubout"));
        Assert.Equal(key.GetProperty("publicKeyPem").GetString(), File.ReadAllText(owner.PathTo("public.pem")));
        Assert.Equal(48, PemBytes(File.ReadAllText(owner.PathTo($"data/keys/{id}.pem"))).Length);
    }

    [SkippableFact]
    public void EncryptedKey_WithUmlauts_ReadByOpenssl()
    {
        owner.Write("passphrase", Passphrase + "\n");
        var key = owner.Json("key", "create", "--passphrase-file", "passphrase")[0];
        var file = $"data/keys/{key.GetProperty("keyId").GetString()}.pem";

        Assert.Contains("ENCRYPTED", File.ReadAllText(owner.PathTo(file)));
        Assert.Equal(
            key.GetProperty("publicKeyPem").GetString(),
            Tool.Openssl(owner.Folder, "pkey", "-in", file, "-passin", "file:passphrase", "-pubout"));
    }

    [SkippableFact]
    public void OpensslKey_Imported_SignsAfterActivation()
    {
        Tool.Openssl(owner.Folder, "genpkey", "-algorithm", "ed25519", "-out", "own.pem");
        var publicPem = Tool.Openssl(owner.Folder, "pkey", "-in", "own.pem", "-pubout");

        var imported = owner.Json("key", "import", "own.pem")[0];
        Assert.Equal(publicPem, imported.GetProperty("publicKeyPem").GetString());
        Assert.False(imported.GetProperty("active").GetBoolean());

        var id = imported.GetProperty("keyId").GetString()!;
        Assert.True(owner.Json("key", "activate", id)[0].GetProperty("active").GetBoolean());
        var license = owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard")[0];
        var code = owner.Json("activation", "create", license.GetProperty("key").GetString()!, "--system-id", "01234-56789-ABCDE-FGFQZ");
        owner.Write("code.txt", code.GetProperty("activationCode").GetString()!);
        owner.Write("public.pem", publicPem);
        var check = owner.Json("code", "check", "code.txt", "--public-key", "public.pem", "--system-id", "01234-56789-ABCDE-FGFQZ");
        Assert.True(check.GetProperty("valid").GetBoolean());
    }

    [SkippableTheory]
    [InlineData("aes-256-cbc")]
    [InlineData("aes-128-cbc")]
    public void OpensslEncryptedKey_WithUmlauts_Imported(string cipher)
    {
        owner.Write("passphrase", Passphrase + "\n");
        Tool.Openssl(owner.Folder, "genpkey", "-algorithm", "ed25519", "-out", "plain.pem");
        Tool.Openssl(owner.Folder, "pkcs8", "-topk8", "-in", "plain.pem", "-v2", cipher, "-passout", "file:passphrase", "-out", "own.pem");

        var imported = owner.Json("key", "import", "own.pem", "--passphrase-file", "passphrase")[0];

        Assert.Equal(Tool.Openssl(owner.Folder, "pkey", "-in", "plain.pem", "-pubout"), imported.GetProperty("publicKeyPem").GetString());
    }

    [SkippableFact]
    public void OpensslRsaKey_Imported_IsRefused()
    {
        Tool.Openssl(owner.Folder, "genpkey", "-algorithm", "rsa", "-pkeyopt", "rsa_keygen_bits:2048", "-out", "rsa.pem");
        owner.Run("key", "import", "rsa.pem").Failed("another kind than Ed25519");
    }

    public void Dispose() => owner.Dispose();

    private static byte[] PemBytes(string pem) =>
        Convert.FromBase64String(string.Concat(pem.Split('\n').Where(line => !line.StartsWith('-'))));
}
