using System.Text.Json;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Activation;

public abstract class CheckCodeTests(Workshop workshop)
{
    [SkippableFact]
    public void Check_IssuedCode_TellsAllFields()
    {
        var license = workshop.IssueWhole("--expires", "2099-12-31", "--updates-until", "2030-06-30", "--features", "0,3", "--licensee", "Glanz GmbH");
        var computer = Crm.NewComputer();
        var code = Activate(license, computer);
        var json = Check(code, 0);
        Assert.Equal(("activation-code", true), (json.GetProperty("kind").GetString(), json.GetProperty("valid").GetBoolean()));
        Assert.All(["problem", "line", "group"], name => Assert.Equal(JsonValueKind.Null, json.GetProperty(name).ValueKind));
        Assert.Empty(json.GetProperty("repairs").EnumerateArray());

        var payload = json.GetProperty("payload");
        Assert.Equal(Convert.ToHexStringLower(ActivationCode.TryParse(code)!.Payload), payload.GetProperty("hex").GetString());
        Assert.Equal(license.GetProperty("id").GetUInt32(), payload.GetProperty("licenseId").GetUInt32());
        Assert.Equal(("bound", "2099-12-31", "2030-06-30", "Glanz GmbH"), (Text("kind"), Text("expiresOn"), Text("updatesUntil"), Text("licensee")));
        Assert.Equal([1, 1, 1, computer.Hint, 1, 0], new[] { "version", "product", "edition", "hint", "seat", "issue" }.Select(name => payload.GetProperty(name).GetInt32()));
        Assert.Equal([0, 3], payload.GetProperty("features").EnumerateArray().Select(number => number.GetInt32()));

        string? Text(string name) => payload.GetProperty(name).GetString();
    }

    [SkippableFact]
    public void Check_QuotedCodeWithATypoInEveryLine_IsMended()
    {
        var code = Activate(workshop.IssueWhole(), Crm.NewComputer());
        var typed = string.Join('\n', code.Split('\n').Select(line => "> " + line[..8] + (line[8] == '7' ? '8' : '7') + line[9..]));
        var json = Check("Guten Tag,\n\nhier Ihr Code:\n" + typed + "\n\nGruß", 0);
        Assert.True(json.GetProperty("valid").GetBoolean());
        Assert.Equal([1, 2, 3, 4, 5], json.GetProperty("repairs").EnumerateArray().Select(repair => repair.GetProperty("line").GetInt32()).Order());
        Assert.All(json.GetProperty("repairs").EnumerateArray(), repair => Assert.Equal(
            ("wrong-symbol", 2), (repair.GetProperty("kind").GetString(), repair.GetProperty("group").GetInt32())));
        var words = workshop.Owner.RunWith(typed, null, "code", "check").Succeeded().Out;
        Assert.Contains("activation code: valid", words);
        Assert.Contains("repaired: wrong symbol, line 3, group 2", words);
        Assert.Contains("expires: never, updates: no limit, features: none", words);
    }

    [SkippableFact]
    public void Check_WithSystemIdOrKeyOfItsOwn_NeedsNothingFromTheDatabase()
    {
        var computer = Crm.NewComputer();
        var file = workshop.Owner.Write("code.txt", Activate(workshop.IssueWhole(), computer));
        var publicKey = workshop.Owner.PathTo("public.pem");
        workshop.Owner.Run("key", "export", "--out", publicKey).Succeeded();

        using var other = new Owner();
        Assert.Equal("newer-program", other.Run("code", "check", file, "--system-id", computer.ToString(), "--json").Json.GetProperty("problem").GetString());
        Assert.True(other.Run("code", "check", file, "--system-id", computer.ToString(), "--public-key", publicKey, "--json").Succeeded().Json.GetProperty("valid").GetBoolean());
        var unknown = other.Run("code", "check", file, "--public-key", publicKey, "--json");
        Assert.Equal((1, JsonValueKind.Null), (unknown.Status, unknown.Json.GetProperty("valid").ValueKind));
        other.Run("code", "check", file, "--public-key", file).Failed("holds no Ed25519 public key");
        other.Run("code", "check", file, "--public-key", "nowhere.pem").Failed("cannot be read");
        other.Run("code", "check", "nowhere.txt").Failed("cannot be read");
        other.Run("code", "check", file, "--system-id", "x").Failed("correctly typed System-ID");
    }

    [SkippableFact]
    public void Check_OtherSystemId_SaysSo() =>
        Assert.Equal("other-system-id", Check(Activate(workshop.IssueWhole(), Crm.NewComputer()), 1, "--system-id", Crm.NewComputer().ToString()).GetProperty("problem").GetString());

    [SkippableFact]
    public void Check_Trial_IsValidForItsRecordedComputer()
    {
        var trial = workshop.Run("trial", "create", "--product", "KBRS", "--system-id", Crm.NewComputer().ToString());
        Assert.Equal("trial", Check(trial.GetProperty("activationCode").GetString()!, 0).GetProperty("payload").GetProperty("kind").GetString());
    }

    [SkippableTheory]
    [InlineData("01234-56789-ABCDE-FGDGD", "license-key")]
    [InlineData("01234 56789 abcde fgfqz", "system-id")]
    [InlineData("0123456789ABCDEFGJ9H", "receipt")]
    public void Check_ShortCode_IsValidByItsCheckSymbols(string text, string kind)
    {
        var json = Check(text, 0);
        Assert.Equal((kind, true), (json.GetProperty("kind").GetString(), json.GetProperty("valid").GetBoolean()));
        Assert.All(["problem", "line", "group", "payload"], name => Assert.Equal(JsonValueKind.Null, json.GetProperty(name).ValueKind));
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("Sehr geehrte Damen und Herren")]
    public void Check_ProseOrNothing_IsUnreadable(string text)
    {
        var json = Check(text, 1);
        Assert.Equal(("none", "unreadable"), (json.GetProperty("kind").GetString(), json.GetProperty("problem").GetString()));
    }

    [SkippableFact]
    public void Check_Megabytes_IsUnreadable()
    {
        var result = workshop.Owner.Run("code", "check", workshop.Owner.Write("big.txt", new string('A', 3_000_000)), "--json");
        Assert.Equal((1, "unreadable"), (result.Status, result.Json.GetProperty("problem").GetString()));
    }

    private string Activate(JsonElement license, SystemId computer) => workshop.Run(
        "activation", "create", license.GetProperty("key").GetString()!, "--system-id", computer.ToString()).GetProperty("activationCode").GetString()!;

    private JsonElement Check(string text, int status, params string[] options)
    {
        var result = workshop.Owner.RunWith(text, null, ["code", "check", "--json", .. options]);
        Assert.True(result.Status == status, result.Out + result.Error);
        return result.Json;
    }
}

/// <inheritdoc/>
public sealed class CheckCodeTestsOnSqlite(Workshop workshop) : CheckCodeTests(workshop), IClassFixture<Workshop>;

/// <inheritdoc/>
public sealed class CheckCodeTestsOnPostgres(PostgresWorkshop workshop) : CheckCodeTests(workshop.Get()), IClassFixture<PostgresWorkshop>;
