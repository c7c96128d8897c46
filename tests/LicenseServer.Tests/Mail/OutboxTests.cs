using System.Security.Cryptography;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Storage.Postgres;
using JkLab.LicenseServer.Storage.Sqlite;
using JkLab.LicenseServer.Tests.Fixtures;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Tests.Mail;

public abstract class OutboxTests(Engine engine) : IDisposable
{
    private readonly Owner owner = new(engine: engine);

    [SkippableFact]
    public async Task Letter_IsSentOnceAndForgotten()
    {
        using var smtp = new SmtpServer();
        await using var server = await RunningServer.StartAsync(owner, smtp.Settings);
        Queue("kunde@example.com", "anna@example.com");
        await Eventually.HoldsAsync(() => smtp.Messages.Count == 2 && Waiting == 0);
        await Eventually.HoldsAsync(() => server.Log.Contains(" sent"));
        Assert.DoesNotContain("example.com", server.Log + server.Error);
    }

    [SkippableFact]
    public async Task Letters_FromBeforeTheStart_AreSentAfterIt()
    {
        Queue("kunde@example.com", "anna@example.com");
        var row = owner.Json("mail", "list")[0];
        Assert.Equal("waiting", row.GetProperty("state").GetString());
        Assert.Equal("k…@example.com", row.GetProperty("recipient").GetString());
        Assert.Equal(0, row.GetProperty("attempts").GetInt32());
        await using var server = await RunningServer.StartAsync(owner);
        await Eventually.HoldsAsync(() => Waiting == 0);
        Assert.Equal(["kunde@example.com", "anna@example.com"], MailFiles.Of(owner).Select(message => message.To.ToString()));
        await Eventually.HoldsAsync(() => server.Log.Contains($"Mail:Smtp:Host is not set: letters become files in {Path.Combine(owner.Data, "mail")}"));
    }

    [SkippableFact]
    public void Letter_OfAFailedTransaction_IsNotThere()
    {
        owner.Run("product", "list").Succeeded();
        using var database = Open();
        database.Write<bool>(session =>
        {
            Outbox.Add(session, Letter("refused@example.com"));
            return new Refusal(RefusalCodes.NotFound);
        });
        Assert.Throws<InvalidOperationException>(() => database.Write<bool>(session =>
        {
            Outbox.Add(session, Letter("failed@example.com"));
            throw new InvalidOperationException();
        }));
        Assert.Equal(0, Waiting);
    }

    [SkippableFact]
    public void Letter_ThroughTheOutbox_StaysAsItWas()
    {
        owner.Run("product", "list").Succeeded();
        using (var database = Open())
        {
            Add(database, Letter("kunde@example.com") with
            {
                Link = new LetterLink("Открыть", "https://shop.example/ru?a=1&b=2"),
                Block = "AAAAA-BBBBB\nCCCCC-DDDDD",
                After = ["Конец\0."],
                ReplyTo = "hilfe@vendor.example",
            });
        }

        owner.Run("mail", "send").Succeeded();
        var message = Assert.Single(MailFiles.Of(owner));
        Assert.Equal("Привет, Grüße", message.Subject);
        Assert.Equal("Ёлка и „Besen“.\n\nОткрыть:\nhttps://shop.example/ru?a=1&b=2\n\nAAAAA-BBBBB\nCCCCC-DDDDD\n\nКонец .\n\n-- \nJK-LAB\n", message.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal("hilfe@vendor.example", message.ReplyTo.ToString());
    }

    [SkippableFact]
    public void Letter_WithAMistake_IsTheProgramsFault()
    {
        owner.Run("product", "list").Succeeded();
        using var database = Open();
        var right = Letter("a@b.de");
        Assert.All(
            [
                Letter("a@b.de\r\nBcc: c@d.de"),
                right with { ReplyTo = "c@d.de\nBcc: e@f.de" },
                right with { Link = new LetterLink("x", "/de/licenses") },
                right with { Link = new LetterLink("x", "javascript:alert(1)") },
                right with { Link = new LetterLink("x", "https://shop.example/\r\nx") },
            ],
            wrong => Assert.Throws<ArgumentException>(() => Add(database, wrong)));
        Assert.Equal(0, Waiting);
    }

    [SkippableFact]
    public async Task Recipient_WhoIsRefused_KeepsNobodyWaiting()
    {
        using var smtp = new SmtpServer { Answer = line => line.StartsWith("RCPT TO:<nobody") ? "550 5.1.1 <nobody@example.com>: unknown" : null };
        await using var server = await RunningServer.StartAsync(owner, smtp.Settings);
        Queue("nobody@example.com", "kunde@example.com");
        await Eventually.HoldsAsync(() => smtp.Messages.Count == 1 && Waiting == 1 && owner.Json("mail", "list")[0].GetProperty("attempts").GetInt32() == 1);
        var row = owner.Json("mail", "list")[0];
        Assert.Contains("refuses the recipient: 550 5.1.1 (address): unknown", row.GetProperty("lastError").GetString());
        Assert.True(row.GetProperty("nextTry").GetDateTimeOffset() > TimeProvider.System.GetUtcNow().AddSeconds(30));

        Assert.Contains("n…@example.com", owner.Run(["mail", "send", .. smtp.Settings]).Out);
        Assert.Empty(owner.Run(["mail", "send", "--json", .. smtp.Settings]).Failed("1 not sent").Out);
        smtp.Answer = _ => null;
        Assert.True(owner.Json(["mail", "send", .. smtp.Settings])[0].GetProperty("sent").GetBoolean());
        Assert.Equal(0, Waiting);
        await Eventually.HoldsAsync(() => server.Log.Contains("was not sent"));
        Assert.DoesNotContain("nobody", server.Log + server.Error);
    }

    [SkippableFact]
    public async Task Killed_BeforeTheAnswer_SendsItAgain()
    {
        using var smtp = new SmtpServer { Answer = line => line == "." ? SmtpServer.Silence : null };
        await using (var server = await RunningServer.StartAsync(owner, smtp.Settings))
        {
            Queue("kunde@example.com");
            await Eventually.HoldsAsync(() => smtp.Messages.Count == 1);
            Assert.Equal("sending", owner.Json("mail", "list")[0].GetProperty("state").GetString());
            Assert.Contains("there is nothing to send", owner.Run(["mail", "send", .. smtp.Settings]).Succeeded().Out);
            server.Kill();
        }

        smtp.Answer = _ => null;
        await using var again = await RunningServer.StartAsync(owner, smtp.Settings);
        await Eventually.HoldsAsync(() => smtp.Messages.Count == 2 && Waiting == 0);
        Assert.Single(smtp.Messages.Select(message => message.MessageId).Distinct());
    }

    public void Dispose() => owner.Dispose();

    private static Letter Letter(string to) => new(to, Language.Russian, "Привет, Grüße", "Ёлка и „Besen“.");

    private static void Add(Database database, Letter letter) => database.Write<bool>(session =>
    {
        Outbox.Add(session, letter);
        return true;
    });

    private int Waiting => owner.Json("mail", "list").GetArrayLength();

    private void Queue(params string[] addresses)
    {
        foreach (var address in addresses) owner.Run("mail", "test", "--to", address, "--queue").Succeeded();
    }

    private Database Open()
    {
        var folder = new DataFolder(owner.Data);
        return new Database(
            owner.Database is { } text ? new PostgresEngine(text) : new SqliteEngine(folder), () => folder.ServerId(RandomNumberGenerator.Create()), TimeProvider.System);
    }
}

/// <inheritdoc/>
public sealed class OutboxTestsOnSqlite() : OutboxTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class OutboxTestsOnPostgres() : OutboxTests(Engine.Postgres);
