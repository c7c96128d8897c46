using System.Text.Json;
using JkLab.LicenseServer.Tests.Fixtures;
using JkLab.LicenseServer.Tests.Invoicing.Payments;

namespace JkLab.LicenseServer.Tests.Invoicing;

/// <summary>Reminders: three, two weeks apart, and nobody twice.</summary>
public abstract class ReminderTests(Engine engine) : IDisposable
{
    private readonly Owner owner = new(new TestClock(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero)), engine);

    [SkippableFact]
    public void Remind_Overdue_ThreeTimesTwoWeeksApart()
    {
        owner.Settle().Price();
        owner.Order("--seats", "2").Succeeded();
        var bank = new Bank(owner);
        bank.Import(Bank.Payment(2, "100.00", "Müller", "RF2520260001D"));
        owner.Run("payment", "assign", Text(bank.Open()[0], "id"), "--invoice", "2026-0001").Succeeded();

        Assert.Empty(RemindOn(new DateOnly(2026, 12, 13))); // its last day
        Assert.Equal(["2026-0001 1"], RemindOn(new DateOnly(2026, 12, 14)));
        Assert.Empty(RemindOn(new DateOnly(2026, 12, 14)));
        Assert.Empty(RemindOn(new DateOnly(2026, 12, 27)));
        Assert.Equal(["2026-0001 2"], RemindOn(new DateOnly(2026, 12, 28)));
        Assert.Empty(RemindOn(new DateOnly(2027, 1, 10)));
        Assert.Equal(["2026-0001 3"], RemindOn(new DateOnly(2027, 1, 11)));
        Assert.Empty(RemindOn(new DateOnly(2027, 6, 1)));

        Assert.Equal(["Letzte Zahlungserinnerung: Rechnung 2026-0001", "Zahlungserinnerung: Rechnung 2026-0001", "Zweite Zahlungserinnerung: Rechnung 2026-0001"], Mails("subject"));
        Assert.All(Mails("content"), content => Assert.Contains("198,00 €", content)); // what is left
        Assert.Equal(3, owner.Json("audit", "list").EnumerateArray().Count(entry => Text(entry, "action") == "invoice.reminded"));
        Assert.Equal(3, owner.Json("invoice", "show", "2026-0001").GetProperty("reminders").GetInt32());
        Assert.Contains("1 invoice is overdue after the last reminder", owner.Run("doctor").Succeeded().Out);
    }

    [SkippableFact]
    public void DryRun_SaysTheSameAndDoesNothing()
    {
        owner.Settle().Price();
        owner.Order().Succeeded();
        owner.Order().Succeeded();
        owner.Time!.Advance(TimeSpan.FromDays(20));
        foreach (var options in new[] { new[] { "--dry-run" }, ["--dry-run"], [] }) Assert.Equal(["2026-0001 1", "2026-0002 1"], Remind(options));
        Assert.Empty(Remind("--dry-run"));
        Assert.Equal(2, Mails("subject").Count);
        Assert.Contains("nothing is to be reminded of", owner.Run("invoice", "remind").Succeeded().Out);
    }

    [SkippableFact]
    public void PaidCanceledAndUnreachable_AreLeftOut()
    {
        owner.Settle().Price();
        for (var i = 0; i < 4; i++) owner.Order().Succeeded();
        new Bank(owner).Import(Bank.Payment(2, "149.00", "Müller", "RF2520260001D"));
        owner.Run("invoice", "cancel", "2026-0002", "--reason", "doppelt").Succeeded();
        Sql.Execute(owner, "UPDATE orders SET email = NULL WHERE id IN (SELECT order_id FROM invoices WHERE number = '2026-0003')");
        owner.Time!.Advance(TimeSpan.FromDays(20));
        var reminded = owner.Run("invoice", "remind", "--json").Succeeded();
        Assert.Equal("2026-0004", Text(Assert.Single(reminded.Json.EnumerateArray()), "number"));
        Assert.Contains("of 2026-0003 nobody can be reminded by mail", reminded.Error);
        owner.Settle(("Iban", ""));
        owner.Run("invoice", "remind").Failed("nobody can be reminded yet: Seller:Iban is missing");
    }

    public void Dispose() => owner.Dispose();

    private IEnumerable<string> RemindOn(DateOnly day)
    {
        owner.Time!.AdvanceTo(new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero));
        return Remind();
    }

    private IEnumerable<string> Remind(params string[] options) =>
        [.. owner.Json(["invoice", "remind", .. options]).EnumerateArray().Select(reminder => $"{Text(reminder, "number")} {Text(reminder, "level")}")];

    private List<string> Mails(string column) => [.. Sql.Query(
        owner, $"SELECT {column} FROM outbox WHERE subject LIKE '%ahlungserinnerung%' AND file_name LIKE 'Rechnung-2026-000%.pdf' AND @id = 0", 0).Order(StringComparer.Ordinal)];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).ToString();
}

/// <inheritdoc/>
public sealed class ReminderTestsOnSqlite() : ReminderTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class ReminderTestsOnPostgres() : ReminderTests(Engine.Postgres);
