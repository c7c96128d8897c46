using System.Net;
using System.Text.Json;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Keys;

public class KeyRetireTests : IAsyncLifetime
{
    private readonly Workshop workshop = new();

    public Task InitializeAsync() => workshop.InitializeAsync();

    public Task DisposeAsync() => workshop.DisposeAsync();

    [Fact]
    public void OnlyKey_IsNotRetired()
    {
        var id = ActiveKey();
        var refused = workshop.Owner.Run("key", "retire", id).Failed($"{id} is the only key");
        Assert.Contains("jklab key create", refused.Error);
        Assert.Equal(id, ActiveKey());
        workshop.Owner.Run("key", "retire", "0123456789abcdef").Failed("there is no key '0123456789abcdef'");
        workshop.Owner.Run("key", "retire", id, "--activate", id).Failed("a key cannot follow on itself");
        workshop.Owner.Run("key", "retire", id, "--activate", "nonsense").Failed("there is no key 'nonsense'");
    }

    [Fact]
    public void ActiveKey_WithOneStandby_GivesWayToItForGood()
    {
        var old = ActiveKey();
        var standby = CreateKey();

        var retired = workshop.Run("key", "retire", old);

        Assert.Equal([old, standby], retired.EnumerateArray().Select(key => key.GetProperty("keyId").GetString()));
        Assert.Equal([false, true], retired.EnumerateArray().Select(key => key.GetProperty("active").GetBoolean()));
        Assert.NotNull(retired[0].GetProperty("retiredAt").GetString());
        Assert.Equal(standby, ActiveKey());
        workshop.Owner.Run("key", "retire", old).Failed($"the key {old} is retired already");
        workshop.Owner.Run("key", "activate", old).Failed($"the key {old} is retired and signs no more");
        var next = CreateKey();
        workshop.Owner.Run("key", "retire", standby, "--activate", old).Failed($"the key {old} is retired and signs no more");
        Assert.Equal(standby, ActiveKey());
        workshop.Owner.Run("key", "retire", standby).Succeeded();
        Assert.Equal(next, ActiveKey());
        File.Delete(FileOf(old));
        Assert.Contains($"ok      keys: {old} is retired and signs no more", workshop.Owner.Run("doctor").Succeeded().Out);
        Assert.Contains("retired " + retired[0].GetProperty("retiredAt").GetString(), workshop.Owner.Run("key", "list").Succeeded().Out);
        workshop.Owner.Run("key", "retire", next).Failed($"{next} is the only key that is not retired");
        workshop.Owner.Run("doctor").Succeeded();
    }

    [Fact]
    public void ActiveKey_WithSeveralInWaiting_AsksWhich()
    {
        var old = ActiveKey();
        var (first, second) = (CreateKey(), CreateKey());

        var refused = workshop.Owner.Run("key", "retire", old).Failed("several keys could sign from then on");
        Assert.Contains("--activate ID", refused.Error);
        Assert.Equal(old, ActiveKey());
        workshop.Owner.Run("key", "retire", first).Succeeded();
        Assert.Equal(old, ActiveKey());
        workshop.Owner.Run("key", "retire", old, "--activate", second).Succeeded();
        Assert.Equal(second, ActiveKey());
    }

    [Fact]
    public void Standby_WhosePrivateHalfIsElsewhere_ChangesNothingAndSaysWhatToDo()
    {
        var old = ActiveKey();
        var standby = CreateKey();
        File.Move(FileOf(standby), workshop.Owner.PathTo("stick.pem"));

        workshop.Owner.Run("key", "retire", old).Failed($"the private key {standby} is missing");
        Assert.Equal(old, ActiveKey());
        File.Move(workshop.Owner.PathTo("stick.pem"), FileOf(standby));
        workshop.Owner.Run("key", "retire", old).Succeeded();
        Assert.Equal(standby, ActiveKey());
    }

    [Fact]
    public async Task Codes_OfARetiredKey_StayValidHereAndAThiefsAreNotTakenIn()
    {
        var (old, key, computer, code, thief, thiefs) = await StealAsync();
        var trial = workshop.Run("trial", "create", "--product", "KBRS", "--system-id", Crm.NewComputer().ToString()).GetProperty("activationCode").GetString()!;
        workshop.Owner.Run("key", "retire", old).Succeeded();

        Assert.Equal(code, (await workshop.Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.OK).Code);
        Assert.Equal("valid", (await workshop.Crm.ValidateAsync(key, computer, code)).Text("code"));
        Assert.Equal("activation-code-rejected", (await workshop.Crm.ValidateAsync(key, thief, thiefs)).Text("code"));
        Assert.Single(workshop.Run("activation", "list", "--license", key).EnumerateArray());
        Assert.True(Check(code).GetProperty("valid").GetBoolean());
        Assert.True(Check(trial).GetProperty("valid").GetBoolean());
        Assert.Equal("not-genuine", Check(thiefs, "--system-id", thief.ToString()).GetProperty("problem").GetString());
        Assert.Equal("newer-program", Check((await workshop.Crm.ActivateAsync(key, thief)).Code, "--public-key", PublicKeyFile(old)).GetProperty("problem").GetString());
    }

    [Fact]
    public async Task Thief_WhoHadHisCodeTakenInBefore_LosesItWithTheKey()
    {
        var (old, key, _, code, thief, thiefs) = await StealAsync();
        Assert.Equal("valid", (await workshop.Crm.ValidateAsync(key, thief, thiefs)).Text("code"));
        Assert.Contains("1 was shown by computers", workshop.Owner.Run("doctor").Succeeded().Out);

        var retired = workshop.Owner.Run("key", "retire", old).Succeeded();

        Assert.Contains($"note: 1 code that {old} signed here stays valid", retired.Error);
        Assert.Contains("note: 1 code becomes invalid", retired.Error);
        Assert.True(Check(code).GetProperty("valid").GetBoolean());
        var keys = JsonDocument.Parse(await workshop.Server.Client.GetStringAsync("/api/v1/public-keys")).RootElement.EnumerateArray();
        var ring = new KeyRing(keys.Select(known => PublicKey.FromPem(known.GetProperty("publicKeyPem").GetString()!)));
        var list = RevocationList.Read(await workshop.Server.Client.GetStringAsync("/api/v1/revocations"), ring).List!;
        var listed = Assert.Single(list.RetiredKeys);
        Assert.Equal((true, false), (listed.Signed(ActivationCode.TryParse(code)!), listed.Signed(ActivationCode.TryParse(thiefs)!)));
    }

    [Fact]
    public async Task Customer_WhoseCodeWasTakenInAfterARestore_KeepsIt()
    {
        var old = ActiveKey();
        CreateKey();
        var key = workshop.Issue();
        var computer = Crm.NewComputer();
        workshop.Owner.Run("backup", "copy.zip").Succeeded();
        var code = (await workshop.Crm.ActivateAsync(key, computer)).Code;
        await workshop.RestartAsync(() => workshop.Owner.Run("restore", "copy.zip", "--overwrite").Succeeded());
        Assert.Equal("valid", (await workshop.Crm.ValidateAsync(key, computer, code)).Text("code"));
        Assert.DoesNotContain("shown by computers", workshop.Owner.Run("doctor").Succeeded().Out);

        Assert.DoesNotContain("become invalid", workshop.Owner.Run("key", "retire", old).Succeeded().Error);
        Assert.True(Check(code).GetProperty("valid").GetBoolean());
    }

    [Fact]
    public async Task PublicKeys_TellWhichIsRetired()
    {
        var old = ActiveKey();
        CreateKey();
        workshop.Owner.Run("key", "retire", old).Succeeded();

        var keys = JsonDocument.Parse(await workshop.Server.Client.GetStringAsync("/api/v1/public-keys")).RootElement.EnumerateArray().ToList();
        Assert.Equal(old, keys.Single(key => key.GetProperty("retired").GetBoolean()).GetProperty("keyId").GetString());
        Assert.False(keys.Single(key => key.GetProperty("active").GetBoolean()).GetProperty("retired").GetBoolean());
    }

    [Fact]
    public void Retiring_LeavesATrace()
    {
        var old = ActiveKey();
        CreateKey();
        workshop.Owner.Run("key", "retire", old).Succeeded();
        Assert.Contains("key.retired", workshop.Owner.Run("audit", "list", "--json").Succeeded().Out);
        workshop.Owner.Run("audit", "verify").Succeeded();
    }

    /// <summary>A customer is active, a standby is there, and a thief has made himself a code for the same licence.</summary>
    private async Task<(string Old, string LicenseKey, SystemId Computer, string Code, SystemId Thief, string ThiefsCode)> StealAsync()
    {
        var old = ActiveKey();
        CreateKey();
        var license = workshop.IssueWhole("--seats", "5");
        var key = license.GetProperty("key").GetString()!;
        var (computer, thief) = (Crm.NewComputer(), Crm.NewComputer());
        return (old, key, computer, (await workshop.Crm.ActivateAsync(key, computer)).Code, thief, Forge(license, thief, old));
    }

    // What somebody makes who copied the key file, dated back to before anybody knew of it.
    private string Forge(JsonElement license, SystemId computer, string keyId)
    {
        var der = Convert.FromBase64String(string.Concat(File.ReadAllLines(FileOf(keyId)).Where(line => !line.StartsWith('-'))));
        using var key = new SigningKey(der.AsSpan(der.Length - SigningKey.SeedLength));
        return ActivationCode.Sign(
            new ActivationTerms
            {
                Kind = LicenseKind.Bound,
                Product = 1,
                Edition = 1,
                License = license.GetProperty("id").GetUInt32(),
                SystemId = computer,
                IssuedOn = new Day(700),
                Seat = 2,
            },
            key).ToString();
    }

    private JsonElement Check(string code, params string[] options) => workshop.Owner.RunWith(code, null, ["code", "check", "--json", .. options]).Json;

    private string PublicKeyFile(string id)
    {
        var file = workshop.Owner.PathTo(id + ".pub");
        workshop.Owner.Run("key", "export", "--id", id, "--out", file).Succeeded();
        return file;
    }

    private string ActiveKey() => workshop.Run("key", "export")[0].GetProperty("keyId").GetString()!;

    private string CreateKey() => workshop.Run("key", "create")[0].GetProperty("keyId").GetString()!;

    private string FileOf(string id) => Path.Combine(workshop.Owner.Data, "keys", id + ".pem");
}
