using System.Net;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Keys;

/// <summary>The procedure of operations.md: make a standby, keep it offline on paper, publish it, and one day sign with it.</summary>
public class RotationTests
{
    [Fact]
    public async Task Standby_MadeKeptOnPaperPublishedAndActivated_NoCustomerNotices()
    {
        using var owner = new Owner { RunsBinary = true };
        await using var server = await RunningServer.StartAsync(owner, "--RateLimits:Enabled=false");
        var crm = new Crm(server.Client);
        var license = owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard", "--seats", "9")[0].GetProperty("key").GetString()!;
        var before = Crm.NewComputer();
        var oldCode = (await crm.ActivateAsync(license, before)).Is(HttpStatusCode.Created).Code;

        // Made, put on paper and taken off the machine.
        var standby = owner.Json("key", "create")[0].GetProperty("keyId").GetString()!;
        owner.Write("paper.txt", owner.Run("key", "paper", "--id", standby).Succeeded().Out);
        var file = owner.PathTo($"data/keys/{standby}.pem");
        File.Delete(file);
        var report = owner.Run("doctor").Succeeded().Out;
        Assert.Contains($"advice  keys: the private half of {standby} is not here", report);
        Assert.DoesNotContain("BROKEN", report);
        Assert.Contains("is missing", owner.Run("key", "activate", standby).Failed("the private key " + standby).Error);

        // Published: the programs of the next version know both.
        owner.Run("key", "export", "--out", "active.pem").Succeeded();
        owner.Run("key", "export", "--id", standby, "--out", "standby.pem").Succeeded();
        var ring = new KeyRing(PublicKey.FromPem(File.ReadAllText(owner.PathTo("active.pem"))), PublicKey.FromPem(File.ReadAllText(owner.PathTo("standby.pem"))));

        // Back from paper, and active beside the running server.
        owner.Run("key", "import", "paper.txt").Succeeded();
        Assert.True(owner.Json("key", "activate", standby)[0].GetProperty("active").GetBoolean());
        var after = Crm.NewComputer();
        var newCode = (await crm.ActivateAsync(license, after)).Is(HttpStatusCode.Created).Code;

        Assert.Equal(oldCode, (await crm.ActivateAsync(license, before)).Is(HttpStatusCode.OK).Code);
        Assert.Equal(standby[..2], ActivationCode.TryParse(newCode)!.Payload[1].ToString("x2"));
        foreach (var (code, computer) in new[] { (oldCode, before), (newCode, after) })
        {
            Assert.True(ActivationCode.TryParse(code)!.Verify(ring, computer));
            Assert.True((await crm.ValidateAsync(license, computer, code)).Json.GetProperty("valid").GetBoolean());
        }

        Assert.Contains("2 issued, each verifies", owner.Run("doctor").Succeeded().Out);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Serve_WithoutThePrivateHalfOfTheActiveKey_StopsAndMakesNone(bool isFolderGone)
    {
        using var owner = new Owner { RunsBinary = true };
        var id = owner.Json("key", "list")[0].GetProperty("keyId").GetString()!;
        var keys = owner.PathTo("data/keys");
        if (isFolderGone) Directory.Delete(keys, recursive: true);
        else File.Delete(Path.Combine(keys, id + ".pem"));

        var refused = owner.Run("serve", "--urls", "http://127.0.0.1:0").Failed($"the private key {id} is missing: ");

        Assert.Contains("from a backup or from paper ('jklab key import')", refused.Error);
        Assert.False(Directory.Exists(keys) && Directory.EnumerateFileSystemEntries(keys).Any());
        Assert.Equal(id, Assert.Single(owner.Json("key", "list").EnumerateArray()).GetProperty("keyId").GetString());
    }
}
