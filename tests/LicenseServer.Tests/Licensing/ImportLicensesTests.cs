using System.Net;
using System.Text;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Licensing;

/// <summary><c>import licenses</c>: licences of another system, whose keys go on working.</summary>
public abstract class ImportLicensesTests(Func<Workshop> get)
{
    private readonly Workshop workshop = get();

    [SkippableFact]
    public async Task Import_OldKey_WorksWhereverAKeyIsTaken()
    {
        var file = workshop.Owner.Write("old.csv", "Key;Edition;Seats;Issued;Updates until;Licensee;E-Mail\nOLD-2019.abc/0001;professional;2;31.12.2019;2027-06-30;Müller GmbH;m@example.com\n");
        var report = workshop.Run("import", "licenses", file);
        Assert.Equal(1, report.GetProperty("imported").GetInt32());
        var line = report.GetProperty("lines")[0];
        Assert.Equal((2, "imported", "OLD-2019.abc/0001"), (line.GetProperty("line").GetInt32(), line.GetProperty("outcome").GetString(), line.GetProperty("oldKey").GetString()));

        var key = line.GetProperty("key").GetString()!;
        var license = workshop.Run("license", "show", "old 2019 ABC 0001");
        Assert.Equal(key, license.GetProperty("key").GetString());
        Assert.Equal(
            ("professional", 2, "active", "2027-06-30", "Müller GmbH", "m@example.com", "2019-12-31T00:00:00.000Z"),
            (license.GetProperty("edition").GetString(), license.GetProperty("seats").GetInt32(), license.GetProperty("status").GetString(),
                license.GetProperty("updatesUntil").GetString(), license.GetProperty("licensee").GetString(), license.GetProperty("customer").GetString(),
                license.GetProperty("createdAt").GetString()));

        var computer = Crm.NewComputer().ToString();
        (await workshop.Crm.ActivateAsync("old-2019-abc-0001", computer)).Is(HttpStatusCode.Created);
        (await workshop.Crm.ActivateAsync(key, computer)).Is(HttpStatusCode.OK);
        Assert.True((await workshop.Crm.ValidateAsync("OLD2019ABC0001", computer)).Json.GetProperty("valid").GetBoolean());
        Assert.Equal(1, workshop.Run("activation", "create", "OLD2019ABC0001", "--system-id", computer).GetProperty("seat").GetInt32());
        (await workshop.Crm.DeactivateAsync("OLD-2019-ABC-0001", computer)).Is(HttpStatusCode.OK);
        (await workshop.Crm.ActivateAsync("OLD-2019-ABC-0002", computer)).Refused(HttpStatusCode.BadRequest, "license-key-malformed");

        using var customer = await Person.CustomerAsync(workshop);
        (await (await customer.OpenAsync("/licenses")).SendAsync(("key", "old-2019-abc-0001"))).Says(key);
        using var owner = await Person.OwnerAsync(workshop);
        (await owner.OpenAsync("/owner/customers?q=OLD-2019-abc-0001")).Says(customer.Email);
        (await owner.OpenAsync("/owner/licenses?q=OLD-2019-abc-0001")).Says("professional");
    }

    [SkippableFact]
    public void Import_Twice_ChangesNothing()
    {
        var file = workshop.Owner.Write("twice.csv", "key,edition\nTWICE-0001,standard\n3KQFN-00000-00000-00000,standard\n"); // the second looks like one of this system, and is none
        Assert.Equal(2, workshop.Run("import", "licenses", file).GetProperty("imported").GetInt32());
        var before = Counts();
        var again = workshop.Owner.Run("import", "licenses", file).Succeeded();
        Assert.Contains("nothing is new", again.Error);
        Assert.Equal(before, Counts());

        workshop.Owner.Write("twice.csv", "key,edition\nTWICE-0001,professional\nTWICE-0003,standard\n");
        var more = workshop.Run("import", "licenses", file);
        Assert.Equal((1, 1), (more.GetProperty("imported").GetInt32(), more.GetProperty("known").GetInt32()));
        Assert.Equal("standard", workshop.Run("license", "show", "TWICE0001").GetProperty("edition").GetString());
        Assert.Contains(workshop.Run("audit", "list", "--license", "TWICE0003").EnumerateArray(), entry => entry.GetProperty("action").GetString() == "license.imported");
        workshop.Owner.Run("audit", "verify").Succeeded();
    }

    [SkippableFact]
    public void Import_KeyOfThisSystem_StaysTheKey()
    {
        using var other = new Owner();
        var key = other.Json("license", "issue", "--product", "KBRS", "--edition", "standard")[0].GetProperty("key").GetString()!;
        var file = workshop.Owner.Write("own.csv", $"License_Key,edition,product\n{key.Replace("-", "").ToLowerInvariant()},standard,KBRS\n");
        Assert.Equal(key, workshop.Run("import", "licenses", file).GetProperty("lines")[0].GetProperty("key").GetString());
        Assert.Equal(1, workshop.Run("import", "licenses", file).GetProperty("known").GetInt32());
    }

    [SkippableFact]
    public void Import_WithBadLines_NamesEachAndTakesNone()
    {
        var before = Counts();
        var file = workshop.Owner.Write("bad.csv",
            """
            key,edition,seats,issued,updates-until,customer,note
            BAD-KEY-0001,standard,1,2020-01-01,2027-01-01,a@example.com,"two
            lines"
            short,standard,1,,,,
            1234567890,standard,1,,,,
            BAD-KEY-0002,gold,0,2099-01-01,2019-01-01,nobody,
            bad key 0001,standard,1,,,,
            BAD-KEY-0003,standard,1,,,
            BAD-KEY-0004,,1,,,,
            BAD-KEY-0005,standard,1,,,,"open
            BAD-KEY-0006,standard,1,,,,
            """);
        var result = workshop.Owner.Run("import", "licenses", file, "--json").Failed("7 lines cannot be taken in, so none was");
        string[] named =
        [
            "line 4, key: can be no key", "line 5, key: can be mistaken for a licence number", "line 6, edition: KBRS has no edition 'gold'",
            "line 6, seats: is no number", "line 6, issued: is no day", "line 6, updates-until: is no day", "line 6, customer: the customer is no e-mail address",
            "line 7, key: is the key of line 2 too", "line 8: there are 6 values and not 7", "line 9, edition: is empty", "line 10: a quotation mark is not closed",
        ];
        Assert.All(named, words => Assert.Contains("jklab: " + words, result.Error));
        Assert.DoesNotContain("line 2,", result.Error.Replace("line 2 too", ""));
        Assert.Equal(before, Counts());
    }

    [SkippableFact]
    public void Import_DryRun_SaysAllAndWritesNothing()
    {
        var before = Counts();
        var file = workshop.Owner.Write("dry.csv", "key;edition\nDRY-RUN-0001;standard\n");
        var report = workshop.Run("import", "licenses", file, "--dry-run");
        Assert.True(report.GetProperty("dryRun").GetBoolean());
        Assert.Equal((1, System.Text.Json.JsonValueKind.Null), (report.GetProperty("imported").GetInt32(), report.GetProperty("lines")[0].GetProperty("key").ValueKind));
        Assert.Contains("1 line would be taken in", workshop.Owner.Run("import", "licenses", file, "--dry-run").Succeeded().Error);
        Assert.Equal(before, Counts());
    }

    [SkippableTheory]
    [InlineData("utf-16", "key,edition\n", "the file is UTF-16")]
    [InlineData("latin1", "key,edition,licensee\nLATIN-0001,standard,Müller\n", "line 2 has a letter in another encoding")]
    [InlineData("utf-8", "key,edition,colour\n", "a line cannot be taken in")]
    [InlineData("utf-8", "key,key,edition\n", "a line cannot be taken in")]
    [InlineData("utf-8", "edition\n", "a line cannot be taken in")]
    [InlineData("utf-8", "", "a line cannot be taken in")]
    public void Import_OfSomethingElse_SaysWhat(string encoding, string text, string words)
    {
        var file = workshop.Owner.Write("else.csv", "");
        File.WriteAllText(file, text, Encoding.GetEncoding(encoding));
        workshop.Owner.Run("import", "licenses", file).Failed(words);
    }

    [SkippableFact]
    public void Import_WithAByteOrderMark_IsRead()
    {
        var file = workshop.Owner.Write("bom.csv", "");
        File.WriteAllText(file, "key,edition,licensee\r\nMARK-0001,standard,Жанна\r\n\r\n", new UTF8Encoding(true));
        Assert.Equal(1, workshop.Run("import", "licenses", file).GetProperty("imported").GetInt32());
        Assert.Equal("Жанна", workshop.Run("license", "show", "MARK-0001").GetProperty("licensee").GetString());
    }

    private string Counts() => string.Join(' ', Sql.Query(
        workshop.Owner, "SELECT COUNT(*) FROM licenses WHERE @id = 0 UNION ALL SELECT COUNT(*) FROM license_aliases UNION ALL SELECT COUNT(*) FROM audit_entries", 0));
}

/// <inheritdoc/>
public sealed class ImportLicensesTestsOnSqlite(Workshop workshop) : ImportLicensesTests(() => workshop), IClassFixture<Workshop>;

/// <inheritdoc/>
public sealed class ImportLicensesTestsOnPostgres(PostgresWorkshop workshop) : ImportLicensesTests(workshop.Get), IClassFixture<PostgresWorkshop>;
