using System.Text.RegularExpressions;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Mail;

/// <summary>The job that sends, over hours and days and with mail servers that come and go.</summary>
public class MailSenderTests
{
    [Fact]
    public async Task MailServer_ThatComesBack_GetsEverything()
    {
        using var owner = new Owner();
        var port = SmtpServer.FreePort();
        string[] settings = ["--Mail:Smtp:Host=127.0.0.1", $"--Mail:Smtp:Port={port}", "--Mail:Smtp:Security=none", "--Mail:From=shop@vendor.example"];
        await using var server = await RunningServer.StartAsync(owner, settings);
        for (var i = 0; i < 5; i++) Queue(owner, $"kunde{i}@example.com");
        await Eventually.HoldsAsync(() => server.Error.Contains("no letter can be sent"), seconds: 20);
        Assert.Contains("nothing takes mail at 127.0.0.1", server.Error);
        Assert.Contains("nothing takes mail", owner.Json("mail", "list")[0].GetProperty("lastError").GetString());

        using var smtp = new SmtpServer(port);
        await Eventually.HoldsAsync(() => smtp.Messages.Count == 5, seconds: 30);
        Assert.Equal(Enumerable.Range(0, 5).Select(i => $"kunde{i}@example.com"), smtp.Messages.Select(message => message.To.ToString()));
        Assert.Equal(1, smtp.Connections);
        await Eventually.HoldsAsync(() => owner.Run("mail", "list", "--json").Succeeded().Out.Trim() == "[]"); // forgotten after the server has taken it
        Assert.DoesNotContain("example.com", server.Error);
    }

    [Fact]
    public async Task Letter_OfThisProcess_IsSentWithoutWaiting()
    {
        using var owner = new Owner(new TestClock(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)));
        await using var server = await RunningServer.StartAsync(owner);
        for (var i = 1; i <= 3; i++)
        {
            Queue(owner, "kunde@example.com");
            await Eventually.HoldsAsync(() => MailFiles.Names(owner).Count == i); // though the clock stands still
        }
    }

    [Fact]
    public async Task Stop_WhileALetterIsUnderWay_FinishesIt()
    {
        using var owner = new Owner();
        using var smtp = new SmtpServer();
        smtp.Answer = line =>
        {
            if (line == ".") Thread.Sleep(1500);
            return null;
        };
        await using (var server = await RunningServer.StartAsync(owner, smtp.Settings))
        {
            Queue(owner, "kunde@example.com");
            await Eventually.HoldsAsync(() => smtp.Connections == 1);
            Assert.Equal(0, await server.StopAsync());
        }

        Assert.Single(smtp.Messages);
        Assert.Equal("[]", owner.Run("mail", "list", "--json").Succeeded().Out.Trim());
    }

    [Fact]
    public async Task Letter_RefusedAgainAndAgain_IsStuckAndReported_AndTriedOnceADay()
    {
        using var owner = new Owner(new TestClock(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)));
        using var smtp = new SmtpServer { Answer = line => line.StartsWith("RCPT TO:<nobody") ? "452 4.2.2 mailbox full" : null };
        await using var server = await RunningServer.StartAsync(owner, ["--Vendor:Language=en", .. smtp.Settings]);
        Queue(owner, "nobody@example.com");
        await PassUntilAsync(owner, TimeSpan.FromMinutes(1), () => Attempts(owner) == 3);
        Assert.Equal("waiting", owner.Json("mail", "list")[0].GetProperty("state").GetString());
        Assert.InRange(owner.Time!.GetUtcNow(), new DateTimeOffset(2026, 11, 23, 12, 5, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 23, 13, 0, 0, TimeSpan.Zero));
        await PassUntilAsync(owner, TimeSpan.FromMinutes(20), () => Attempts(owner) == 6);
        Assert.Contains(owner.Json("mail", "list").EnumerateArray(), row => row.GetProperty("state").GetString() == "stuck");
        await PassUntilAsync(owner, TimeSpan.FromSeconds(1), () => smtp.Messages.Count == 1);

        var notice = smtp.Messages.Single();
        Assert.Equal("owner@vendor.example", notice.To.ToString());
        Assert.Equal("A message cannot be delivered", notice.Subject);
        Assert.Contains("452 4.2.2 mailbox full", notice.TextBody);
        Assert.DoesNotContain("nobody", notice.TextBody);
        Assert.Contains("advice  mail: 1 letter was refused again and again", owner.Run("doctor").Succeeded().Out);
        var metrics = await server.Client.GetStringAsync("/metrics");
        Assert.Matches(new Regex("^jklab_mail_letters{state=\"stuck\"} 1$", RegexOptions.Multiline), metrics);
        Assert.Matches(new Regex("^jklab_mail_letters{state=\"waiting\"} 0$", RegexOptions.Multiline), metrics);

        var stuckAt = owner.Time.GetUtcNow();
        smtp.Answer = _ => null;
        await PassUntilAsync(owner, TimeSpan.FromHours(1), () => smtp.Messages.Count == 2);
        Assert.InRange((owner.Time.GetUtcNow() - stuckAt).TotalHours, 22, 27);
        Assert.Equal("nobody@example.com", smtp.Messages.Last().To.ToString());
    }

    [Fact]
    public async Task Letter_ToTheOwnerThatIsRefused_BegetsNoOther()
    {
        using var owner = new Owner(new TestClock(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)));
        using var smtp = new SmtpServer { Answer = line => line.StartsWith("RCPT") ? "550 5.1.1 unknown" : null };
        await using var server = await RunningServer.StartAsync(owner, [.. smtp.Settings, "--Backup:EveryHours=0", "--Vendor:WeeklyDigest=false"]);
        Queue(owner, "owner@vendor.example");
        await PassUntilAsync(owner, TimeSpan.FromMinutes(20), () => Attempts(owner) >= 6);
        Assert.Equal(1, owner.Json("mail", "list").GetArrayLength());
    }

    [Fact]
    public async Task Letter_ThatNobodySends_IsFoundByDoctor()
    {
        using var owner = new Owner(new TestClock(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)));
        Queue(owner, "kunde@example.com");
        Assert.Contains("ok      mail: letters go to " + Path.Combine(owner.Data, "mail") + ", 1 waits", owner.Run("doctor").Succeeded().Out);
        owner.Time!.Advance(TimeSpan.FromHours(3));
        Assert.Contains("advice  mail: a letter has been waiting for 3 hours", owner.Run("doctor").Succeeded().Out);
        await using var server = await RunningServer.StartAsync(owner);
        await Eventually.HoldsAsync(() => MailFiles.Names(owner).Count == 1);
    }

    [Fact]
    public async Task Files_AreDeletedAfterTheirDays_AndNoOthers()
    {
        using var owner = new Owner(new TestClock(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)));
        await using var server = await RunningServer.StartAsync(owner, "--Mail:KeepDays=3");
        Queue(owner, "kunde@example.com");
        await PassUntilAsync(owner, TimeSpan.FromSeconds(1), () => MailFiles.Names(owner).Count == 1);
        var killed = owner.Write("data/mail/20261120-115959-000-0123456789abcdef.eml.unfinished", "half");
        var kept = owner.Write("data/mail/20200101-notes.eml", "mine");
        await PassUntilAsync(owner, TimeSpan.FromHours(1), () => !File.Exists(killed));
        Assert.Equal(2, MailFiles.Names(owner).Count);
        await PassUntilAsync(owner, TimeSpan.FromHours(2), () => MailFiles.Names(owner).Count == 1);
        Assert.InRange(owner.Time!.GetUtcNow(), new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 27, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal([kept], MailFiles.Names(owner));
    }

    [SkippableFact]
    public async Task TwoServers_OfOneDatabase_SendEachLetterOnce()
    {
        using var owner = new Owner(engine: Engine.Postgres);
        using var smtp = new SmtpServer();
        owner.Run("product", "list").Succeeded();
        using var twin = owner.Twin();
        await using (var first = await RunningServer.StartAsync(owner, smtp.Settings))
        await using (var second = await RunningServer.StartAsync(twin, smtp.Settings))
        {
            Sql.Execute(
                owner,
                """
                INSERT INTO outbox (id, recipient, language, subject, content, created_at, next_try)
                SELECT n, 'kunde' || n || '@example.com', 'de', 'x', '{"paragraphs":["x"],"after":[]}', '2026-11-23T12:00:00.000Z', '2026-11-23T12:00:00.000Z'
                FROM generate_series(1, 200) n
                """);
            await Eventually.HoldsAsync(() => smtp.Messages.Count >= 200 && owner.Json("mail", "list").GetArrayLength() == 0, seconds: 30);
            await first.StopAsync();
            await second.StopAsync();
            Assert.Contains(" sent", first.Log);
            Assert.Contains(" sent", second.Log);
        }

        Assert.Equal(200, smtp.Messages.Count);
        Assert.Equal(200, smtp.Messages.Select(message => message.To.ToString()).Distinct().Count());
    }

    private static void Queue(Owner owner, string address) => owner.Run("mail", "test", "--to", address, "--queue").Succeeded();

    private static int Attempts(Owner owner) => owner.Json("mail", "list").EnumerateArray().Sum(row => row.GetProperty("attempts").GetInt32());

    // The server's loop waits on the test's clock, which is turned on a little at a time until it has seen it.
    private static Task PassUntilAsync(Owner owner, TimeSpan step, Func<bool> holds) => Eventually.HoldsAsync(
        () =>
        {
            if (holds()) return true;
            owner.Time!.Advance(step);
            return false;
        },
        seconds: 30);
}
