using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Privacy;

/// <summary>Requests for people's rights that come by mail, and the register of breaches: the owner is reminded in time.</summary>
public sealed class RegisterTests : IDisposable
{
    private readonly Owner owner = new(new TestClock(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void Request_OfSomebodyWithoutAnAccount_IsDueInAMonth()
    {
        var added = owner.Json("privacy", "request", "add", "--email", "nobody@example.com", "--right", "access", "--note", "a letter")[0];
        Assert.Equal("2026-02-28", added.GetProperty("dueOn").GetString());
        Doctor(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero), "1 request for somebody's rights is open and in time");
        Doctor(new DateTimeOffset(2026, 2, 25, 12, 0, 0, TimeSpan.Zero), "1 request for somebody's rights is due within 7 days");
        Doctor(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), "1 request for somebody's rights is overdue");

        owner.Run("privacy", "request", "answer", "--email", "other@example.com", "--text", "x").Failed("there is no such open request");
        owner.Run("privacy", "request", "answer", "--email", "Nobody@example.com", "--text", "nothing is known").Succeeded();
        Assert.Empty(owner.Json("privacy", "request", "list").EnumerateArray());
        Assert.Equal("nothing is known", owner.Json("privacy", "request", "list", "--all")[0].GetProperty("answer").GetString());
    }

    [Theory]
    [InlineData("wish", "2026-01-01")]
    [InlineData("access", "soon")]
    public void Request_ThatNobodyCanMake_IsWrongUsage(string right, string received) =>
        Assert.Equal(2, owner.Run("privacy", "request", "add", "--email", "a@example.com", "--right", right, "--received", received).Status);

    [Fact]
    public void Breach_HasSeventyTwoHours()
    {
        var breach = owner.Json("privacy", "breach", "add", "--what", "a laptop was stolen", "--noticed", "2026-01-30T12:00")[0];
        Assert.Equal("2026-02-02T12:00:00.000Z", breach.GetProperty("dueAt").GetString());
        Doctor(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero), "48 hours are left to report it");
        Doctor(new DateTimeOffset(2026, 2, 3, 12, 0, 0, TimeSpan.Zero), "the 72 hours to report it are over");

        var number = breach.GetProperty("number").GetString()!;
        owner.Run("privacy", "breach", "close", number, "--reported", "2026-02-01T09:00", "--outcome", "the disk was encrypted").Succeeded();
        owner.Run("privacy", "breach", "close", number, "--outcome", "again").Failed("there is no such open breach");
        Doctor(new DateTimeOffset(2026, 2, 3, 12, 0, 0, TimeSpan.Zero), "nobody waits for an answer");
    }

    [Fact]
    public void Erase_OfSomebodyWithoutAnAccount_ClearsHisAddress()
    {
        var license = owner.Json("license", "issue", "--product", "KBRS", "--edition", "standard", "--customer", "erika@example.com", "--note", "from Erika")[0];
        owner.Run("privacy", "erase", "--email", "otto@example.com").Failed("nothing is known of this address");
        Assert.Equal("License", owner.Json("privacy", "erase", "--email", "Erika@example.com").GetProperty("kept")[0].GetProperty("for").GetString());
        var shown = owner.Json("license", "show", license.GetProperty("key").GetString()!);
        Assert.Null(shown.GetProperty("customer").GetString());
        Assert.Null(shown.GetProperty("note").GetString());
        owner.Run("privacy", "export", "--email", "erika@example.com", "--out", owner.PathTo("x.zip")).Failed("nothing is known of this address");
    }

    public void Dispose() => owner.Dispose();

    private void Doctor(DateTimeOffset now, string words)
    {
        owner.Time!.AdvanceTo(now);
        Assert.Contains(words, owner.Run("doctor").Succeeded().Out);
    }
}
