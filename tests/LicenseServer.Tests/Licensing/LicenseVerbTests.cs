using System.Text.Json;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Licensing;

public abstract class LicenseVerbTests(Engine engine) : IDisposable
{
    private readonly Owner owner = new(engine: engine);

    [SkippableFact]
    public void License_ByItsNumber_IsFoundAsByItsKey()
    {
        var issued = owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard")[0];
        var number = issued.GetProperty("id").GetInt64().ToString();
        Assert.Equal(issued.GetProperty("key").GetString(), owner.Json("license", "show", number).GetProperty("key").GetString());
        Assert.Contains(number, owner.Run("license", "list").Succeeded().Out);
        Assert.Single(owner.Json("audit", "list", "--license", number).EnumerateArray());
        owner.Run("license", "show", "0").Failed("licence key is not known");
    }

    [SkippableFact]
    public void Issue_WithEverything_ShowsIt()
    {
        var license = owner.Json(
            "license", "issue", "--product", "KBRS", "--edition", "professional", "--seats", "4095", "--expires", "2031-12-31", "--updates-until", "2030-06-30",
            "--features", "0,15,3", "--licensee", "Glanz & Gloria Gebäudereinigung", "--customer", "chef@example.com", "--note", "Messe")[0];
        var shown = owner.Json("license", "show", license.GetProperty("key").GetString()!.ToLowerInvariant().Replace("-", " "));

        Assert.True(JsonElement.DeepEquals(license, shown));
        Assert.Equal("KBRS", shown.GetProperty("product").GetString());
        Assert.Equal("professional", shown.GetProperty("edition").GetString());
        Assert.Equal(4095, shown.GetProperty("seats").GetInt32());
        Assert.Equal("active", shown.GetProperty("status").GetString());
        Assert.Equal("2031-12-31", shown.GetProperty("expiresOn").GetString());
        Assert.Equal("2030-06-30", shown.GetProperty("updatesUntil").GetString());
        Assert.Equal([0, 3, 15], shown.GetProperty("features").EnumerateArray().Select(bit => bit.GetInt32()));
        Assert.Equal("Glanz & Gloria Gebäudereinigung", shown.GetProperty("licensee").GetString());
        Assert.Equal("chef@example.com", shown.GetProperty("customer").GetString());
        Assert.InRange(shown.GetProperty("id").GetInt64(), 1, uint.MaxValue);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", shown.GetProperty("createdAt").GetString());
    }

    [SkippableFact]
    public void Issue_WithoutOptions_LastsForEver()
    {
        var license = owner.Json("license", "issue", "--product", "kbrs", "--edition", "Standard")[0];

        Assert.Equal(1, license.GetProperty("seats").GetInt32());
        Assert.Equal(JsonValueKind.Null, license.GetProperty("expiresOn").ValueKind);
        Assert.Equal(JsonValueKind.Null, license.GetProperty("updatesUntil").ValueKind);
        Assert.Equal(JsonValueKind.Null, license.GetProperty("licensee").ValueKind);
        Assert.Empty(license.GetProperty("features").EnumerateArray());
    }

    [SkippableFact]
    public void Issue_Many_AllDiffer()
    {
        var result = owner.Run("license", "issue", "--product", "KBRS", "--edition", "standard", "--count", "1000").Succeeded();
        var keys = result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(1000, keys.Distinct().Count());
        var listed = owner.Json("license", "list");
        Assert.Equal(keys.Order(), listed.EnumerateArray().Select(license => license.GetProperty("key").GetString()!).Order());
        Assert.Equal(1000, listed.EnumerateArray().Select(license => license.GetProperty("id").GetInt64()).Distinct().Count());
    }

    [SkippableTheory]
    [InlineData(1, "there is no product 'NOPE'", "--product", "NOPE", "--edition", "standard")]
    [InlineData(1, "KBRS has no edition 'gold'", "--product", "KBRS", "--edition", "gold")]
    [InlineData(1, "longer than 80 bytes", "--product", "KBRS", "--edition", "standard", "--licensee", "ääääääääääääääääääääääääääääääääääääääääa")]
    [InlineData(1, "no e-mail address", "--product", "KBRS", "--edition", "standard", "--customer", "nobody")]
    [InlineData(1, "control character", "--product", "KBRS", "--edition", "standard", "--licensee", "two\nlines")]
    [InlineData(2, "--expires is '31.12.2030'", "--product", "KBRS", "--edition", "standard", "--expires", "31.12.2030")]
    [InlineData(2, "--updates-until is '2030-02-30'", "--product", "KBRS", "--edition", "standard", "--updates-until", "2030-02-30")]
    [InlineData(2, "--seats is '4096'", "--product", "KBRS", "--edition", "standard", "--seats", "4096")]
    [InlineData(2, "--count is '100001'", "--product", "KBRS", "--edition", "standard", "--count", "100001")]
    [InlineData(2, "--features is '16'", "--product", "KBRS", "--edition", "standard", "--features", "16")]
    [InlineData(2, "option '--edition' is required", "--product", "KBRS")]
    public void Issue_WithMistake_IsRefusedAndIssuesNothing(int status, string message, params string[] options)
    {
        owner.Run(["license", "issue", .. options]).Failed(message, status);
        Assert.Equal("[]", owner.Run("license", "list", "--json").Succeeded().Out.Trim());
    }

    [SkippableFact]
    public void Licensee_OfEightyBytes_Fits() =>
        owner.Run("license", "issue", "--product", "KBRS", "--edition", "standard", "--licensee", new string('ä', 40)).Succeeded();

    [SkippableFact]
    public void Show_WithTypo_NamesTheKeyThatWasMeant()
    {
        var key = Issue();
        var typo = (key[0] == '7' ? '8' : '7') + key[1..];

        Assert.Contains($"did you mean {key}?", owner.Run("license", "show", typo).Failed("not a complete and correctly typed licence key").Error);
    }

    [SkippableFact]
    public void Show_WithAnotherKindOfCode_SaysWhatItIs() =>
        owner.Run("license", "show", "01234-56789-ABCDE-FGFQZ").Failed("a System-ID");

    [SkippableFact]
    public void Show_UnknownKey_IsRefused() => owner.Run("license", "show", "01234-56789-ABCDE-FGDGD").Failed("licence key is not known");

    [SkippableFact]
    public void Change_OfEveryField_Stays()
    {
        var key = Issue("--expires", "2030-01-01", "--licensee", "Alt", "--customer", "alt@example.com");
        var changed = owner.Json(
            "license", "change", key, "--edition", "professional", "--seats", "7", "--expires", "never", "--updates-until", "2033-03-03", "--features", "1",
            "--licensee", "Neu", "--customer", "");

        Assert.Equal("professional", changed.GetProperty("edition").GetString());
        Assert.Equal(7, changed.GetProperty("seats").GetInt32());
        Assert.Equal(JsonValueKind.Null, changed.GetProperty("expiresOn").ValueKind);
        Assert.Equal("2033-03-03", changed.GetProperty("updatesUntil").GetString());
        Assert.Equal("Neu", changed.GetProperty("licensee").GetString());
        Assert.Equal(JsonValueKind.Null, changed.GetProperty("customer").ValueKind);
        Assert.Equal(changed.GetRawText(), owner.Json("license", "show", key).GetRawText());
        owner.Run("license", "change", key).Failed("nothing was named that shall change", 2);
    }

    [SkippableFact]
    public void Change_ToFewerSeatsThanActive_IsRefused()
    {
        var key = Issue("--seats", "2");
        owner.Json("activation", "create", key, "--system-id", "01234-56789-ABCDE-FGFQZ");
        owner.Json("activation", "create", key, "--system-id", LicenseCore.SystemId.From(LicenseCore.SystemComponent.Create("KBRS", "install-id", "00112233445566778899aabbccddeeff")!).ToString());

        owner.Run("license", "change", key, "--seats", "1").Failed("2 computers are active");
    }

    [SkippableFact]
    public void Status_ThroughItsLife_EndsWithRevoked()
    {
        var key = Issue("--pending");
        Assert.Equal("pending", StatusOf(owner.Json("license", "show", key)));
        Assert.Equal("active", StatusOf(owner.Json("license", "resume", key, "--reason", "paid")));
        Assert.Equal("suspended", StatusOf(owner.Json("license", "suspend", key, "--reason", "disputed")));
        Assert.Equal("disputed", owner.Json("license", "show", key).GetProperty("statusReason").GetString());
        Assert.Equal("active", StatusOf(owner.Json("license", "resume", key)));
        Assert.Equal("revoked", StatusOf(owner.Json("license", "revoke", key, "--reason", "refunded")));
        owner.Run("license", "resume", key, "--reason", "x").Failed("this licence is revoked");
        owner.Run("license", "suspend", key).Failed("option '--reason' is required", 2);
    }

    [SkippableFact]
    public void List_WithFilters_FindsWhatFits()
    {
        var first = Issue("--customer", "Anna@example.com", "--licensee", "100% Sauber");
        var second = Issue("--expires", "2030-01-01");
        owner.Json("license", "suspend", second, "--reason", "x");

        Assert.Equal([first, second], Keys());
        Assert.Equal([first], Keys("--customer", "anna@"));
        Assert.Equal([first], Keys("--licensee", "0% s"));
        Assert.Equal([second], Keys("--status", "suspended"));
        Assert.Equal([second], Keys("--expires-before", "2030-01-02"));
        Assert.Empty(Keys("--edition", "professional"));
        owner.Run("license", "list", "--status", "lost").Failed("lost", 2);

        IEnumerable<string> Keys(params string[] filters) =>
            owner.Json(["license", "list", .. filters]).EnumerateArray().Select(license => license.GetProperty("key").GetString()!);
    }

    [SkippableTheory]
    [InlineData("--licensee", "österreich")]
    [InlineData("--licensee", "REINIGUNG")]
    [InlineData("--customer", "MÜLLER@")]
    public void List_WithCapitalsOrWithout_FindsUmlautsToo(string option, string text)
    {
        var key = Issue("--licensee", "Österreich Reinigung GmbH", "--customer", "Müller@example.at");
        Issue("--licensee", "Oesterreich");
        Issue();
        Assert.Equal(key, Assert.Single(owner.Json("license", "list", option, text).EnumerateArray()).GetProperty("key").GetString());
    }

    [SkippableFact]
    public void Changes_OfALicense_LeaveEntriesWithoutPersonalData()
    {
        var key = Issue("--licensee", "Petra Persönlich");
        owner.Json("license", "change", key, "--licensee", "Paula Privat", "--seats", "2");
        owner.Json("license", "suspend", key, "--reason", "x");

        var id = owner.Json("license", "show", key).GetProperty("id").GetInt64();
        Assert.Equal(["license.issued", "license.changed", "license.suspended"], Sql.Query(owner, "SELECT action FROM audit_entries WHERE license_id = @id ORDER BY link, position", id));
        var details = string.Concat(Sql.Query(owner, "SELECT COALESCE(details, '') FROM audit_entries WHERE license_id = @id", id));
        Assert.Contains("seats", details);
        Assert.DoesNotContain("Privat", details);
        Assert.DoesNotContain("Persönlich", details);
    }

    public void Dispose() => owner.Dispose();

    private static string? StatusOf(JsonElement license) => license.GetProperty("status").GetString();

    private string Issue(params string[] options) =>
        owner.Run(["license", "issue", "--product", "KBRS", "--edition", "standard", .. options]).Succeeded().Out.Trim();
}

/// <inheritdoc/>
public sealed class LicenseVerbTestsOnSqlite() : LicenseVerbTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class LicenseVerbTestsOnPostgres() : LicenseVerbTests(Engine.Postgres);
