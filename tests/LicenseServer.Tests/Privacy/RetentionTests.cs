using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Privacy;

/// <summary>What is over goes by itself, and nothing else does.</summary>
public abstract class RetentionTests(Engine engine) : IDisposable
{
    private readonly Owner owner = new(new TestClock(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)), engine);

    [SkippableFact]
    public void License_ThatHasEnded_GoesAfterThreeYearsToTheEndOfTheYear()
    {
        var ended = Issue("--expires", "2026-12-31", "--customer", "erika@example.com", "--licensee", "Erika");
        var revoked = Issue("--customer", "otto@example.com");
        var perpetual = Issue("--customer", "anna@example.com", "--licensee", "Anna");
        foreach (var key in new[] { ended, revoked, perpetual }) owner.Run("activation", "create", key, "--system-id", Crm.NewComputer().ToString()).Succeeded();
        owner.Run("license", "revoke", revoked, "--reason", "unpaid").Succeeded();

        owner.Time!.AdvanceTo(new DateTimeOffset(2029, 12, 31, 12, 0, 0, TimeSpan.Zero));
        Assert.Empty(Over("--dry-run"));
        owner.Time!.AdvanceTo(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(["activations 2", "codes 2", "licenses 2"], Over("--dry-run"));
        Assert.Equal(["activations 2", "codes 2", "licenses 2"], Over());
        Assert.Empty(Over());

        Assert.Equal("", Text(ended, "customer") + Text(ended, "licensee") + Text(revoked, "customer"));
        Assert.Equal("Anna", Text(perpetual, "licensee"));
        Assert.Equal("revoked", Text(revoked, "status")); // it stays on the revocation list
        Assert.Single(owner.Json("activation", "list").EnumerateArray());
        owner.Run("doctor").Succeeded();
    }

    [SkippableFact]
    public void Trial_GoesAYearAfterItsEnd()
    {
        var computer = Crm.NewComputer().ToString();
        owner.Run("trial", "create", "--product", "KBRS", "--system-id", computer).Succeeded();

        owner.Time!.AdvanceTo(new DateTimeOffset(2027, 3, 30, 12, 0, 0, TimeSpan.Zero));
        Assert.Empty(Over());
        owner.Time!.AdvanceTo(new DateTimeOffset(2027, 4, 2, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(["trials 1"], Over());
    }

    [SkippableFact]
    public void LinksSessionsAndLog_GoInTime()
    {
        owner.Run("product", "list").Succeeded();
        Sql.Execute(owner, "INSERT INTO account_links VALUES ('a', 'registration', NULL, 'a@example.com', NULL, '2026-02-27T00:00:00.000Z'), ('b', 'registration', NULL, 'b@example.com', NULL, '2026-03-01T11:00:00.000Z')");
        Sql.Execute(owner, "INSERT INTO security_log VALUES (1, 1, '2025-11-30T00:00:00.000Z', 'signed-in', '', '', NULL), (2, 1, '2025-12-02T00:00:00.000Z', 'signed-in', '', '', NULL)");
        Sql.Execute(owner, "INSERT INTO failed_guesses VALUES ('x', '2026-02-28', 3), ('y', '2026-03-01', 3)");

        Assert.Equal(["account_links 1", "failed_guesses 1", "security_log 1"], Over());
        Assert.Empty(Over());
    }

    [SkippableFact]
    public void Conversation_GoesAfterAYear_BusinessLettersAfterSixToTheEndOfTheYear()
    {
        var (talk, letter, waits) = (Mail("anna@example.com"), Mail("bert@example.com"), Mail("carl@example.com"));
        foreach (var id in new[] { talk, letter }) owner.RunWith("Darum.", null, "support", "answer", id).Succeeded();
        Assert.True(owner.Json("support", "keep", letter).GetProperty("isLetter").GetBoolean());

        owner.Time!.AdvanceTo(new DateTimeOffset(2027, 3, 1, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(["outbox 2"], Over()); // no server has sent the answers
        owner.Time!.AdvanceTo(new DateTimeOffset(2027, 3, 2, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(["support_messages 2", "support_requests 1"], Over());
        owner.Run("support", "show", talk).Failed($"there is no support request {talk}");

        owner.Time!.AdvanceTo(new DateTimeOffset(2032, 12, 31, 12, 0, 0, TimeSpan.Zero));
        Assert.Empty(Over());
        owner.Time!.AdvanceTo(new DateTimeOffset(2033, 1, 1, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(["support_messages 2", "support_requests 1"], Over());
        Assert.Equal([waits], owner.Json("support", "list").EnumerateArray().Select(one => $"{one.GetProperty("id").GetInt64()}")); // not settled
    }

    [SkippableFact]
    public void BusinessLetter_OutlivesItsCustomer_RestrictedWithTheDayItGoes()
    {
        const string Email = "anna@example.com";
        var (talk, letter) = (Mail(Email), Mail(Email));
        owner.Run("support", "keep", letter).Succeeded();
        var kept = owner.Json("privacy", "erase", "--email", Email).GetProperty("kept").EnumerateArray().ToList();
        Assert.Equal(["support_requests", "support_messages"], kept.Select(part => part.GetProperty("table").GetString()));
        Assert.All(kept, part => Assert.Equal(("LegalDuty", "2033-01-01"), (part.GetProperty("for").GetString(), part.GetProperty("until").GetString())));

        owner.Run("support", "show", talk).Failed($"there is no support request {talk}");
        var shown = owner.Json("support", "show", letter);
        Assert.Equal(("kept", Email), (shown.GetProperty("status").GetString(), shown.GetProperty("customer").GetString()));
        Assert.Empty(owner.Json("support", "list", "--open").EnumerateArray());
        owner.RunWith("Hallo", null, "support", "answer", letter).Failed($"request {letter} is kept as a business letter and nothing else: its customer was erased");
        owner.Run("support", "close", letter).Succeeded();
        Assert.Equal("kept", owner.Json("support", "show", letter).GetProperty("status").GetString());
        Assert.Empty(Over());

        owner.Run("support", "keep", letter, "--off").Succeeded(); // no reason is left
        Assert.Equal(["support_messages 1", "support_requests 1"], Over());
        owner.Run("audit", "verify").Succeeded();
        owner.Run("doctor").Succeeded();
    }

    public void Dispose() => owner.Dispose();

    private string Mail(string from) => owner.Json("support", "add", "--eml", owner.Write("question.eml", $"From: {from}\r\nSubject: Frage\r\n\r\nWarum?\r\n"))
        .GetProperty("id").GetInt64().ToString();

    private string Issue(params string[] options) =>
        owner.Json(["license", "issue", "--product", "KBRS", "--edition", "standard", .. options])[0].GetProperty("key").GetString()!;

    private string Text(string key, string field) => owner.Json("license", "show", key).GetProperty(field).GetString() ?? "";

    private IEnumerable<string> Over(params string[] options) => owner.Json(["privacy", "retention", .. options]).EnumerateArray()
        .Select(part => $"{part.GetProperty("name").GetString()} {part.GetProperty("count").GetInt64()}").Order(StringComparer.Ordinal);
}

/// <inheritdoc/>
public sealed class RetentionTestsOnSqlite() : RetentionTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class RetentionTestsOnPostgres() : RetentionTests(Engine.Postgres);
