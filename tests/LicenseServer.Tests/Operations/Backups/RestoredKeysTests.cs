using System.Net;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Operations.Backups;

/// <summary>A backup from before a key was made, activated or retired is put back: no key is lost, and none signs again that had given way.</summary>
public class RestoredKeysTests : IDisposable
{
    private readonly Owner owner = new() { RunsBinary = true };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Key_ActivatedSince_GoesOnSigning(bool isMadeBefore)
    {
        var old = ActiveKey();
        var license = owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard", "--seats", "3")[0].GetProperty("key").GetString()!;
        if (!isMadeBefore) owner.Run("backup", "one.zip").Succeeded();
        var next = owner.Json("key", "create")[0].GetProperty("keyId").GetString()!;
        if (isMadeBefore)
        {
            // A standby as the notes for the owner want it: its private half is elsewhere while the backup is made.
            File.Move(FileOf(next), owner.PathTo("stick.pem"));
            owner.Run("backup", "one.zip").Succeeded();
            owner.Run("key", "import", "stick.pem").Succeeded();
        }

        owner.Run("key", "activate", next).Succeeded();
        var computer = Crm.NewComputer();
        var code = owner.Json("activation", "create", license, "--system-id", computer.ToString()).GetProperty("activationCode").GetString()!;

        Assert.Contains($"note: the key {next} goes on signing, though {old} did in this backup", owner.Run("restore", "one.zip", "--overwrite").Succeeded().Error);

        Assert.Equal(next, ActiveKey());
        Assert.Equal("600", Mode.Of(FileOf(next)));
        Assert.Contains("\"key.carried\"", owner.Run("audit", "list", "--json").Succeeded().Out);
        Assert.Contains($"{next} can sign and is active", owner.Run("doctor").Succeeded().Out);
        await using var server = await RunningServer.StartAsync(owner);
        var crm = new Crm(server.Client);
        Assert.Equal("valid", (await crm.ValidateAsync(license, computer, code)).Text("code"));
        Assert.Equal(Convert.FromHexString(next)[0], ActivationCode.TryParse((await crm.ActivateAsync(license, Crm.NewComputer())).Is(HttpStatusCode.Created).Code)!.Payload[1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Key_RetiredSince_StaysSoAndKeepsWhatItSigned(bool isMadeBefore)
    {
        var old = ActiveKey();
        var license = owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard", "--seats", "3")[0].GetProperty("key").GetString()!;
        if (!isMadeBefore) owner.Run("backup", "one.zip").Succeeded();
        var next = owner.Json("key", "create")[0].GetProperty("keyId").GetString()!;
        if (isMadeBefore) owner.Run("backup", "one.zip").Succeeded();
        var computer = Crm.NewComputer();
        var code = owner.Json("activation", "create", license, "--system-id", computer.ToString()).GetProperty("activationCode").GetString()!;
        owner.Run("key", "retire", old).Succeeded();

        var words = owner.Run("restore", "one.zip", "--overwrite").Succeeded().Error;

        Assert.Contains($"note: the key {old} stays retired", words);
        Assert.Contains($"note: the key {next} goes on signing", words);
        Assert.Equal(next, ActiveKey());
        owner.Run("key", "activate", old).Failed($"the key {old} is retired and signs no more");
        owner.Run("doctor").Succeeded();
        await using var server = await RunningServer.StartAsync(owner);
        Assert.Equal("valid", (await new Crm(server.Client).ValidateAsync(license, computer, code)).Text("code"));
        owner.Run("restore", "one.zip", "--data", "again").Succeeded();
        Assert.DoesNotContain("retired", owner.Run("key", "list", "--data", "again").Succeeded().Out);
    }

    [Fact]
    public void Keys_OfAnotherInstallation_StayInTheOldFolder()
    {
        var sold = ActiveKey();
        owner.Run("backup", "one.zip").Succeeded();
        Directory.Move(owner.Data, owner.PathTo("sold"));
        var fresh = ActiveKey();

        var restored = owner.Run("restore", "one.zip", "--overwrite", "--json").Succeeded();

        Assert.Equal(sold, ActiveKey());
        var left = $"{restored.Json.GetProperty("kept").GetString()}/keys/{fresh}.pem";
        Assert.Contains($"'jklab key import {left}'", restored.Error);
        owner.Run("key", "import", left).Succeeded();
        owner.Run("doctor").Succeeded();
    }

    [Fact]
    public void Keys_WhoseDatabaseIsDamaged_AreNamedWithTheWayBack()
    {
        owner.Run("license", "list").Succeeded();
        owner.Run("backup", "one.zip").Succeeded();
        var next = owner.Json("key", "create")[0].GetProperty("keyId").GetString()!;
        File.WriteAllText(Path.Combine(owner.Data, "jklab.db"), new string('x', 50_000));

        var restored = owner.Run("restore", "one.zip", "--overwrite", "--json").Succeeded();

        Assert.Contains("the database that was here cannot be read", restored.Error);
        owner.Run("key", "import", $"{restored.Json.GetProperty("kept").GetString()}/keys/{next}.pem").Succeeded();
        owner.Run("key", "activate", next).Succeeded();
    }

    public void Dispose() => owner.Dispose();

    private string ActiveKey() => owner.Json("key", "list").EnumerateArray().Single(key => key.GetProperty("active").GetBoolean()).GetProperty("keyId").GetString()!;

    private string FileOf(string id) => Path.Combine(owner.Data, "keys", id + ".pem");
}
