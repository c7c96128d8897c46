using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.KbrsCrm.Tests;

/// <summary>The verbs without a server.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly Owner owner = new();
    private readonly Customer customer = new();

    public void Dispose()
    {
        customer.Dispose();
        owner.Dispose();
    }

    [Theory]
    [InlineData("de", "in publickey.pem ist kein öffentlicher Schlüssel")]
    [InlineData("en", "there is no public key in publickey.pem")]
    [InlineData("ru", "в publickey.pem нет открытого ключа")]
    public void Status_WithoutPublicKey_SaysTheExactCommand(string language, string message)
    {
        var result = customer.Run("status", "--lang", language);

        Assert.Equal(1, result.Status);
        Assert.Contains(message, result.Error);
        Assert.Contains("dotnet run --project src/LicenseServer -- key export --out publickey.pem", result.Error);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("activate")]
    [InlineData("status", "more")]
    [InlineData("status", "--lang=fr")]
    [InlineData("status", "--nonsense")]
    public void Usage_Wrong_IsRefusedWithAHint(params string[] args)
    {
        var result = customer.Run(args);

        Assert.Equal(2, result.Status);
        Assert.Contains("--help", result.Error);
        Assert.Empty(result.Out);
    }

    [Fact]
    public void SystemId_Asked_PrintsItAlone()
    {
        customer.Trust(owner);

        var shown = customer.Run("system-id").Succeeded().Out;

        Assert.NotNull(LicenseCore.SystemId.Parse(shown.TrimEnd('\r', '\n')).Value);
    }

    [Theory]
    [InlineData("de", "nicht erreichbar")]
    [InlineData("en", "cannot be reached")]
    public void Activate_NobodyListens_NeverSaysInvalid(string language, string message)
    {
        customer.Trust(owner);
        var key = owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard")[0].GetProperty("key").GetString()!;

        var result = customer.Run("activate", key, "--lang", language);

        Assert.Equal(1, result.Status);
        Assert.Contains(message, result.Error);
    }

    [Fact]
    public void Enter_LicenseKey_SaysWhatItIs()
    {
        customer.Trust(owner);
        var key = owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard")[0].GetProperty("key").GetString()!;

        var result = customer.RunWith(key, "enter");

        Assert.Equal(1, result.Status);
        Assert.Contains("a licence key", result.Error);
    }

    [Fact]
    public void Enter_MissingFile_IsSaid()
    {
        customer.Trust(owner);

        Assert.Contains("there is no file nowhere.txt", customer.Run("enter", "nowhere.txt").Error);
    }

    [Fact]
    public void Enter_Folder_IsSaid()
    {
        customer.Trust(owner);

        Assert.Contains("is a folder", customer.Run("enter", customer.Folder).Error);
    }

    [Fact]
    public void Enter_TooLongAText_IsSaid()
    {
        customer.Trust(owner);

        Assert.Contains("too long", customer.RunWith(string.Concat(Enumerable.Repeat("words and words\n", 1100)), "enter").Error);
    }

    [Fact]
    public void Activate_ActivationCode_SaysWhereItBelongs()
    {
        customer.Trust(owner);

        var result = customer.Run("activate", string.Join('\n', Codes.OfFiveLines));

        Assert.Equal(1, result.Status);
        Assert.Contains("this is an activation code", result.Error);
        Assert.Contains("[2]", result.Error);
    }

    [Fact]
    public void Status_FileThatIsNoKey_IsNotToBeWrittenOver()
    {
        File.WriteAllText(Path.Combine(customer.Folder, "README.md"), "no key");

        var result = customer.Run("status", "--public-key", "README.md");

        Assert.Contains("--out publickey.pem", result.Error);
        Assert.DoesNotContain("--out README.md", result.Error);
    }

    [Theory]
    [InlineData("01234-56789-ABCDE-FGDGD", "licence key")]
    [InlineData("0123456789abcdefgfqz", "System-ID")]
    public void RowHint_ShortCode_SaysWhatItIs(string row, string said)
    {
        var hint = KbrsCrm.Rows.RowHint.Of(0, [row], [LicenseCore.ActivationCodeReader.ReadRow(row, 1)], English.Words);

        Assert.Contains(said, hint.Text);
    }

    [Fact]
    public void Menu_Trial_AsksFirst()
    {
        customer.Trust(owner);

        Assert.Contains("Start the trial of this computer now?", customer.RunWith("4\nn\n0\n").Out);
    }

    [Fact]
    public void Menu_EndOfInput_Ends()
    {
        customer.Trust(owner);

        var result = customer.Run();

        Assert.Equal(1, result.Status);
        Assert.Contains("[1] Activate online", result.Out);
        Assert.Contains("The QR code holds the System-ID", result.Out);
        Assert.Contains("▀▀▀▀▀▀▀", result.Out);
    }
}
