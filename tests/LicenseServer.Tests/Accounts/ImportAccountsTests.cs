using JkLab.LicenseServer.Tests.Fixtures;
using Microsoft.AspNetCore.Identity;

namespace JkLab.LicenseServer.Tests.Accounts;

/// <summary><c>import accounts</c>: accounts of another shop, whose passwords go on working.</summary>
public sealed class ImportAccountsTests(Workshop workshop) : IClassFixture<Workshop>
{
    private const string Password = "Altes Wort von früher";

    [Theory]
    [InlineData("2y")]
    [InlineData("2a")]
    [InlineData("2b")]
    [InlineData("identity-2")]
    [InlineData("identity-3")]
    public async Task Import_ThenSignIn_WithTheOldPassword(string kind)
    {
        var email = $"{kind}@example.com";
        Import($"e-mail,password-hash,name,company,address,language,created\n{email},{Hash(kind)},Erika Muster,Muster GmbH,\"Weg 1\n12345 Ort\",de,2018-05-01\n", 1);
        using var person = Person.Stranger(workshop, email);
        (await person.SignInAsync("Falsches Wort dafür")).Says("stimmt nicht");
        Assert.Contains("/licenses", (await person.SignInAsync(Password)).Path);
        Assert.Contains("Erika Muster", (await person.OpenAsync("/account")).Html);
        Assert.StartsWith("AQAAAAIAAzRQ", Sql.Query(workshop.Owner, $"SELECT password_hash FROM accounts WHERE email_key = '{email}' AND @id = 0", 0).Single()); // 210,000 rounds of SHA-512
        var shown = workshop.Run("customer", "show", email);
        Assert.Equal(("customer", "2018-05-01T00:00:00.000Z", "Weg 1\n12345 Ort"),
            (shown.GetProperty("role").GetString(), shown.GetProperty("createdAt").GetString(), shown.GetProperty("address").GetString()));
    }

    [Fact]
    public async Task Import_WithoutAHash_SetsAPasswordByMail_AndShowsLicencesOfTheAddress()
    {
        workshop.Owner.Write("l.csv", "key,edition,customer\nNOHASH-0001,standard,No.Hash@example.com\n");
        Import("email;language\nno.hash@example.com;en\n", 1);
        var key = workshop.Run("import", "licenses", workshop.Owner.PathTo("l.csv")).GetProperty("lines")[0].GetProperty("key").GetString()!;
        using var person = Person.Stranger(workshop, "no.hash@example.com", "en");
        await (await person.OpenAsync("/forgot")).SendAsync(("email", person.Email));
        var link = Mailbox.Link(await person.Mailbox.WaitForAsync(person.Email));
        await (await person.Browser.OpenAsync(link)).SendAsync(("password", Password));
        await person.SignInAsync(Password);
        (await person.OpenAsync("/licenses")).Says(key);
    }

    [Fact]
    public async Task Import_OfWhoIsThere_OrWasErased_OrNeverConfirmed_LeavesThemAlone()
    {
        using var known = await Person.CustomerAsync(workshop, "known@example.com");
        Import("email,confirmed\nerased@example.com,ja\n", 1);
        workshop.Owner.Run("privacy", "erase", "--email", "erased@example.com").Succeeded();

        var report = Import($"email,name,confirmed\nKnown@Example.com,Another,yes\nerased@example.com,Gone,1\nunsure@example.com,Unsure,no\nnew.one@example.com,New,true\n", 1);
        Assert.Equal(["known", "left-out", "left-out", "imported"], report.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("outcome").GetString()));
        Assert.DoesNotContain("Another", (await known.OpenAsync("/account")).Says(known.Email).Html);
        var emails = workshop.Run("customer", "list").EnumerateArray().Select(one => one.GetProperty("email").GetString()).ToList();
        Assert.Contains("new.one@example.com", emails);
        Assert.DoesNotContain("erased@example.com", emails);
        Assert.DoesNotContain("unsure@example.com", emails);
    }

    [Theory]
    [InlineData(13, false)]
    [InlineData(12, true)]
    public void Import_OfAHashThatTakesTooLong_LeavesTheHashOut(byte cost, bool isTaken)
    {
        var rounds = cost == 12 ? 600_000 : 600_001;
        var identity = Convert.ToBase64String([1, 0, 0, 0, 2, 0, (byte)(rounds >> 16), (byte)(rounds >> 8), (byte)rounds, 0, 0, 0, 16, .. new byte[48]]);
        string[] hashes = [$"$2y${cost}${new string('u', 53)}", identity];
        var report = Import($"email,password-hash\nslow1.{cost}@example.com,{hashes[0]}\nslow2.{cost}@example.com,{hashes[1]}\n", 2);
        Assert.All(report.GetProperty("lines").EnumerateArray(), line => Assert.Equal(isTaken, line.GetProperty("why").ValueKind == System.Text.Json.JsonValueKind.Null));
        for (var i = 0; i < 2; i++)
        {
            var stored = Sql.Query(workshop.Owner, $"SELECT password_hash FROM accounts WHERE email_key = 'slow{i + 1}.{cost}@example.com' AND @id = 0", 0).Single();
            Assert.Equal(isTaken, stored == hashes[i]);
        }
    }

    [Fact]
    public void Import_WithBadLines_NamesEachAndTakesNone()
    {
        var none = Convert.ToBase64String([1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 16, .. new byte[48]]);
        var result = workshop.Owner.Run("import", "accounts", workshop.Owner.Write("bad.csv",
            $"""
            email,password hash,language,confirmed,created
            good@example.com,,de,yes,
            nobody,,de,yes,
            GOOD@example.com,,de,yes,
            a@example.com,secret,de,yes,
            b@example.com,$2y$32${new string('u', 53)},de,yes,
            c@example.com,{none},de,yes,
            d@example.com,,fr,perhaps,2099-01-01
            """)).Failed("6 lines cannot be taken in, so none was");
        string[] named =
        [
            "line 3, e-mail: is no e-mail address", "line 4, e-mail: is the address of line 2 too", "line 5, password-hash: is no hash", "line 6, password-hash: is a bcrypt hash whose cost",
            "line 7, password-hash: is a hash of ASP.NET Identity whose rounds", "line 8, language", "line 8, confirmed", "line 8, created",
        ];
        Assert.All(named, words => Assert.Contains("jklab: " + words, result.Error));
        Assert.DoesNotContain("secret", result.Error);
        workshop.Owner.Run("customer", "show", "good@example.com").Failed("there is no account");
    }

    private System.Text.Json.JsonElement Import(string csv, int expected)
    {
        var file = workshop.Owner.Write("accounts.csv", csv);
        var report = workshop.Run("import", "accounts", file);
        Assert.Equal(expected, report.GetProperty("imported").GetInt32());
        return report;
    }

    private static string Hash(string kind) => kind switch
    {
        "identity-2" => new PasswordHasher<object>(new Options(PasswordHasherCompatibilityMode.IdentityV2)).HashPassword(new object(), Password),
        "identity-3" => new PasswordHasher<object>(new Options(PasswordHasherCompatibilityMode.IdentityV3)).HashPassword(new object(), Password),
        _ => BCrypt.Net.BCrypt.HashPassword(Password, 5).Replace("$2a$", $"${kind}$"),
    };

    /// <summary>How an older program hashed.</summary>
    private sealed class Options(PasswordHasherCompatibilityMode mode) : Microsoft.Extensions.Options.IOptions<PasswordHasherOptions>
    {
        public PasswordHasherOptions Value { get; } = new() { CompatibilityMode = mode, IterationCount = 10_000 };
    }
}
