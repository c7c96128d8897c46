using System.Net;
using System.Text.Json;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Revocation;

public class RevocationVerbTests : IAsyncLifetime
{
    private readonly Workshop workshop = new();

    public Task InitializeAsync() => workshop.InitializeAsync();

    public Task DisposeAsync() => workshop.DisposeAsync();

    [Fact]
    public async Task Seat_ReleasedAndRevoked_KillsItsCodesAndSparesTheNextOwner()
    {
        var key = workshop.Issue();
        var (first, second) = (Crm.NewComputer(), Crm.NewComputer());
        var code = (await workshop.Crm.ActivateAsync(key, first)).Code;
        workshop.Owner.Run("revocation", "add", key, "--system-id", first.ToString(), "--reason", "goes on").Failed("seat 1 is still held");
        workshop.Owner.Run("revocation", "add", key, "--seat", "1", "--reason", "goes on").Failed("seat 1 is still held");
        workshop.Owner.Run("activation", "release", key, "--system-id", first.ToString()).Succeeded();
        var next = (await workshop.Crm.ActivateAsync(key, second)).Is(HttpStatusCode.Created).Code;

        var revoked = workshop.Run("revocation", "add", key, "--system-id", first.ToString(), "--reason", "goes on")[0];

        var parsed = ActivationCode.TryParse(code)!;
        Assert.Equal((1, parsed.IssuedOn.ToString(), parsed.Issue), (Int(revoked, "seat"), revoked.GetProperty("lastDay").GetString(), Int(revoked, "lastIssue")));
        var list = Export();
        Assert.Equal(new RevokedSeat(parsed.License, 1, parsed.IssuedOn, parsed.Issue), list.Seats.Single());
        Assert.Equal(CodeProblem.ActivationRevoked, list.Check(parsed, Key()));
        Assert.Null(list.Check(ActivationCode.TryParse(next)!, Key()));
        Assert.Equal("activation-revoked", Check(code).GetProperty("problem").GetString());
        Assert.True(Check(next).GetProperty("valid").GetBoolean());
        Assert.Equal("activation-code-rejected", (await workshop.Crm.ValidateAsync(key, first, code)).Text("code"));
        Assert.Equal("valid", (await workshop.Crm.ValidateAsync(key, second, next)).Text("code"));

        Assert.Equal(1, Int(workshop.Run("revocation", "remove", key, "--seat", "1"), "seat"));
        var lifted = Export();
        Assert.True(lifted.Number > list.Number);
        Assert.Empty(lifted.Seats);
        Assert.True(Check(next).GetProperty("valid").GetBoolean());
        workshop.Owner.Run("revocation", "remove", key, "--seat", "1").Failed("seat 1 is not revoked");
    }

    [Fact]
    public async Task Seat_OfSeveralOwners_IsRevokedUpToTheLastWhoLeft()
    {
        var key = workshop.Issue();
        var codes = new List<ActivationCode>();
        for (var i = 0; i < 3; i++)
        {
            var computer = Crm.NewComputer();
            codes.Add(ActivationCode.TryParse((await workshop.Crm.ActivateAsync(key, computer)).Code)!);
            if (i < 2) workshop.Owner.Run("activation", "release", key, "--system-id", computer.ToString()).Succeeded();
        }

        workshop.Owner.Run("revocation", "add", key, "--seat", "1", "--reason", "resold").Succeeded();

        var list = Export();
        Assert.Equal([CodeProblem.ActivationRevoked, CodeProblem.ActivationRevoked, null], codes.Select(code => list.Check(code, Key())));
    }

    [Fact]
    public async Task Seat_OrComputerThatWasNever_IsRefused()
    {
        var key = workshop.Issue("--seats", "3");
        await workshop.Crm.ActivateAsync(key, Crm.NewComputer());
        workshop.Owner.Run("revocation", "add", key, "--seat", "2", "--reason", "x").Failed("no code was ever made for seat 2");
        workshop.Owner.Run("revocation", "add", key, "--system-id", Crm.NewComputer().ToString(), "--reason", "x").Failed("not activated");
        workshop.Owner.Run("revocation", "add", key, "--system-id", "x", "--reason", "x").Failed("correctly typed System-ID");
        workshop.Owner.Run("revocation", "add", Crm.UnknownKey().ToString(), "--seat", "1", "--reason", "x").Failed("licence");
        workshop.Owner.Run("revocation", "add", key, "--reason", "x").Failed("give exactly one of --seat, --system-id", status: 2);
        workshop.Owner.Run("revocation", "add", key, "--seat", "1").Failed("--reason", status: 2);
    }

    [Fact]
    public async Task License_Revoked_IsOnTheListAndItsCodesAreTold()
    {
        var license = workshop.IssueWhole();
        var key = license.GetProperty("key").GetString()!;
        var code = (await workshop.Crm.ActivateAsync(key, Crm.NewComputer())).Code;
        var before = Export();
        Assert.Empty(before.Licenses);

        var said = workshop.Owner.Run("license", "revoke", key, "--reason", "charged back").Succeeded().Error;

        Assert.Contains("revocation list export", said);
        var list = Export();
        Assert.True(list.Number > before.Number);
        Assert.Equal([license.GetProperty("id").GetUInt32()], list.Licenses);
        Assert.Equal("license-revoked", Check(code).GetProperty("problem").GetString());
        Assert.Contains("problem: license-revoked", workshop.Owner.RunWith(code, null, "code", "check").Out);
    }

    [Fact]
    public void List_Unchanged_IsTheSameOfAnyNumberOfTimes()
    {
        var text = workshop.Owner.Run("revocation", "list", "export").Succeeded().Out;
        Assert.Equal(text, workshop.Owner.Run("revocation", "list", "export").Succeeded().Out);
        workshop.Owner.Run("key", "create").Succeeded();
        var (old, standby) = (workshop.Run("key", "list")[0], workshop.Run("key", "list")[1]);
        workshop.Owner.Run("key", "activate", standby.GetProperty("keyId").GetString()!).Succeeded();
        Assert.Equal(text, workshop.Owner.Run("revocation", "list", "export").Succeeded().Out);

        workshop.Owner.Run("key", "retire", old.GetProperty("keyId").GetString()!).Succeeded();

        var list = Export();
        Assert.Equal(standby.GetProperty("keyId").GetString(), list.SignerId);
        Assert.Equal(old.GetProperty("keyId").GetString(), list.RetiredKeys.Single().KeyId);
    }

    [Fact]
    public void List_IntoAFile_ReplacesNothingButAList()
    {
        var file = workshop.Owner.PathTo("revocations.jklab");
        var exported = workshop.Run("revocation", "list", "export", "--out", file);
        Assert.Equal(File.ReadAllText(file), exported.GetProperty("list").GetString());
        workshop.Owner.Run("revocation", "list", "export", "--out", file).Succeeded();
        workshop.Owner.Run("revocation", "list", "export", "--out", workshop.Owner.Write("notes.txt", "dear diary")).Failed("is there already and is no revocation list");
        workshop.Owner.Run("revocation", "list", "export", "--out", Path.Combine("nowhere", "list")).Failed("cannot be written");
    }

    [Fact]
    public async Task Show_TellsWhatTheListNames()
    {
        var license = workshop.IssueWhole();
        workshop.Owner.Run("license", "revoke", license.GetProperty("key").GetString()!, "--reason", "x").Succeeded();
        var other = workshop.Issue();
        var computer = Crm.NewComputer();
        await workshop.Crm.ActivateAsync(other, computer);
        workshop.Owner.Run("activation", "release", other, "--system-id", computer.ToString()).Succeeded();
        workshop.Owner.Run("revocation", "add", other, "--seat", "1", "--reason", "x").Succeeded();
        var old = workshop.Run("key", "list")[0].GetProperty("keyId").GetString()!;
        workshop.Owner.Run("key", "create").Succeeded();
        workshop.Owner.Run("key", "retire", old).Succeeded();

        var json = workshop.Run("revocation", "list", "show");
        Assert.Equal(license.GetProperty("id").GetUInt32(), json.GetProperty("licenses")[0].GetUInt32());
        Assert.Equal(1, Int(json.GetProperty("seats")[0], "seat"));
        Assert.Equal((old, 1), (json.GetProperty("retiredKeys")[0].GetProperty("keyId").GetString(), Int(json.GetProperty("retiredKeys")[0], "codes")));
        var words = workshop.Owner.Run("revocation", "list", "show").Succeeded().Out;
        Assert.Contains($"licence {license.GetProperty("id")}", words);
        Assert.Contains("seat 1: codes up to issue 0 of", words);
        Assert.Contains($"key {old}: 1 code stays valid", words);
    }

    private RevocationList Export() => RevocationList.Read(workshop.Owner.Run("revocation", "list", "export").Succeeded().Out, Ring()).List!;

    private KeyRing Ring() => new(workshop.Run("key", "list").EnumerateArray().Select(key => PublicKey.FromPem(key.GetProperty("publicKeyPem").GetString()!)));

    private PublicKey Key() => Ring().Keys.Single();

    private JsonElement Check(string code) => workshop.Owner.RunWith(code, null, "code", "check", "--json").Json;

    private static int Int(JsonElement json, string name) => json.GetProperty(name).GetInt32();
}
