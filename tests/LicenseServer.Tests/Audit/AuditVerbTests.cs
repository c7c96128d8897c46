using System.Text.Json;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Audit;

/// <summary>The record of changes: listed, and proof against changes of its own.</summary>
public sealed class AuditVerbTests : IDisposable
{
    private readonly Owner owner = new();
    private readonly string key;

    public AuditVerbTests()
    {
        key = owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard", "--count", "3")[0].GetProperty("key").GetString()!;
        owner.Run("license", "suspend", key, "--reason", "unpaid").Succeeded();
        owner.Run("license", "resume", key, "--reason", "paid").Succeeded();
    }

    public void Dispose() => owner.Dispose();

    [Fact]
    public void List_OfOneLicense_TellsItsLifeInOrder()
    {
        var entries = owner.Json("audit", "list", "--license", key);
        Assert.Equal(["license.issued", "license.suspended", "license.resumed"], entries.EnumerateArray().Select(e => e.GetProperty("action").GetString()));
        Assert.All(entries.EnumerateArray(), e => Assert.Equal("command-line", e.GetProperty("actor").GetString()));
        Assert.Contains("license.suspended", owner.Run("audit", "list").Succeeded().Out);
    }

    [Fact]
    public void List_WithLimitAndAction_ShowsTheNewestOfThatKind()
    {
        var entry = Assert.Single(owner.Json("audit", "list", "--action", "license.issued", "--limit", "1").EnumerateArray());
        Assert.Equal(2, entry.GetProperty("position").GetInt32());
        owner.Run("audit", "list", "--limit", "0").Failed("--limit", status: 2);
    }

    [Fact]
    public void Verify_Untouched_HoldsAndRemembersAnEarlierHead()
    {
        var head = Chain(owner.Json("audit", "verify")).GetProperty("head").GetString()!;
        owner.Run("license", "suspend", key, "--reason", "again").Succeeded();
        var later = Chain(owner.Json("audit", "verify", "--head", head));
        Assert.NotEqual(head, later.GetProperty("head").GetString());
        owner.Run("audit", "verify", "--head", new string('0', 64)).Failed("no link of the audit has that hash");
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET action = 'license.issued' WHERE action = 'license.suspended'", "an entry was changed")]
    [InlineData("UPDATE audit_entries SET at = '2020-01-01T00:00:00.000Z' WHERE action = 'license.resumed'", "an entry was changed")]
    [InlineData("UPDATE audit_entries SET details = '{}' WHERE details IS NOT NULL", "the details of an entry were changed")]
    [InlineData("DELETE FROM audit_entries WHERE action = 'license.suspended'", "an entry is missing")]
    [InlineData("DELETE FROM audit_entries WHERE action = 'license.issued' AND position = 1", "an entry is missing")]
    [InlineData("DELETE FROM audit_links WHERE number = 2", "link 2 is missing")]
    [InlineData("DELETE FROM audit_entries WHERE link = (SELECT MAX(number) FROM audit_links); DELETE FROM audit_links WHERE number = (SELECT MAX(number) FROM audit_links)", "and should end at link")]
    [InlineData("INSERT INTO audit_entries (server, link, position, at, actor, action) SELECT server, 99, 0, at, actor, action FROM audit_entries WHERE link = 1 AND position = 0", "in no link")]
    [InlineData("INSERT INTO audit_entries (server, link, position, at, actor, action) SELECT server, link, 9, at, actor, action FROM audit_entries WHERE link = 1 AND position = 0", "one was put in")]
    [InlineData("INSERT INTO audit_entries SELECT '', 0, 9999, at, actor, 'license.revoked', license_id, activation_id, NULL, NULL, NULL FROM audit_entries LIMIT 1", "1 audit entry is in no chain")]
    [InlineData("INSERT INTO audit_entries SELECT '', 0, 9999, '2020-01-01T00:00:00.000Z', actor, action, NULL, NULL, NULL, NULL, NULL FROM audit_entries LIMIT 1", "no older than the first one")]
    [InlineData("UPDATE audit_chains SET hash = '00'", "has another head than its last link")]
    public void Verify_AfterTampering_NamesTheBreak(string sql, string problem)
    {
        Sql.Execute(owner, sql);
        owner.Run("audit", "verify").Failed(problem);
        var doctor = owner.Run("doctor");
        Assert.Equal(1, doctor.Status);
        Assert.Contains("BROKEN  audit", doctor.Out);
    }

    [Fact]
    public void Verify_AfterErasure_StillHolds()
    {
        Sql.Execute(owner, "UPDATE audit_entries SET salt = NULL, details = NULL WHERE details IS NOT NULL");
        var report = owner.Json("audit", "verify");
        Assert.True(report.GetProperty("erased").GetInt64() > 0);
        Assert.Equal(0, report.GetProperty("unchained").GetInt64());
    }

    [Fact]
    public async Task Verify_VerbsBesideAServer_ShareItsChain()
    {
        await using var server = await RunningServer.StartAsync(owner, "--RateLimits:Enabled=false");
        var crm = new Crm(server.Client);
        var replies = Enumerable.Range(0, 20).Select(_ => crm.ActivateAsync(owner.Json(
            "license", "issue", "--product", "KBRS", "--edition", "standard")[0].GetProperty("key").GetString()!, Crm.NewComputer())).ToArray();
        foreach (var reply in await Task.WhenAll(replies)) reply.Is(System.Net.HttpStatusCode.Created);
        Assert.True(Chain(owner.Json("audit", "verify")).GetProperty("entries").GetInt64() > 40);
    }

    private static JsonElement Chain(JsonElement report) => Assert.Single(report.GetProperty("chains").EnumerateArray());
}
