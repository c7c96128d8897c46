using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Invoices;

/// <summary>A reminder.</summary>
/// <param name="Number">The invoice.</param>
/// <param name="Level">1, friendly, to 3, the last.</param>
/// <param name="IsUnreachable">Whether nobody can be written to: then none was sent.</param>
public sealed record Reminder(string Number, int Level, bool IsUnreachable);

/// <summary>
/// Reminds by mail of what is overdue: once the last day has passed, and twice more, two weeks after the one before. Then it is the owner's to decide. No
/// fee is asked for: the first reminder is what puts a debtor in default (§ 286 BGB), so it may cost him nothing.
/// </summary>
internal sealed class RemindInvoices(Database database, SellerSettings settings, InvoicingLetters letters)
{
    /// <summary>The last level.</summary>
    internal const int Last = 3;

    private const int DaysBetween = 14;

    /// <summary>What there is to remind of today, what is due longest first.</summary>
    internal List<Reminder> Look(Day today) => database.Read(session => session.Query(
        $"""
        SELECT r.number, r.reminders, CASE WHEN o.email IS NULL THEN 1 ELSE 0 END
        FROM receivables r JOIN invoices i ON i.number = r.number JOIN orders o ON o.id = i.order_id
        WHERE r.status = 'open' AND r.due_on < @today AND (r.reminders = 0 OR (r.reminders < {Last} AND r.reminded_on <= @before))
        ORDER BY r.due_on, r.number
        """,
        new { today, before = today.AddDays(-DaysBetween) }, row => new Reminder(row.GetString(0), row.GetInt32(1) + 1, row.GetInt32(2) == 1)).ToList());

    /// <summary>Reminds of it, each invoice in a transaction of its own. Refused while nobody has said who sells.</summary>
    /// <param name="today">The day.</param>
    /// <param name="actor">Through which door the owner came.</param>
    /// <returns>What was done, and what nobody could be reminded of.</returns>
    internal Result<List<Reminder>> Run(Day today, Actor actor)
    {
        if (settings.Seller is not { } seller)
            return Refusal.ToOwner($"nobody can be reminded yet: {string.Join(", ", settings.Missing)} {(settings.Missing.Skip(1).Any() ? "are" : "is")} missing", "set them in appsettings.json of the data folder: a reminder says how to pay");
        return Look(today).Select(reminder => reminder.IsUnreachable ? reminder : database.Write<Reminder?>(session => Remind(session, seller, reminder, actor)).Value).OfType<Reminder>().ToList();
    }

    // Null where it was paid, canceled or reminded of meanwhile.
    private Reminder? Remind(Session session, Seller seller, Reminder reminder, Actor actor)
    {
        if (Receivable.Find(session, reminder.Number) is not { Status: Receivable.Open } state || state.Reminders != reminder.Level - 1) return null;
        var invoice = Invoice.Find(session, reminder.Number)! with { State = state };
        session.Execute("UPDATE receivables SET reminders = @Level, reminded_on = @today WHERE number = @Number", new { reminder.Level, today = Day.Of(session.Now), reminder.Number });
        AuditLog.Append(session, new AuditEntry(session.Now, actor, "invoice.reminded") { Details = new { invoice = reminder.Number, level = reminder.Level } });
        Outbox.Add(session, letters.Reminder(session, seller, Order.Find(session, invoice.OrderId)!, invoice, reminder.Level));
        return reminder;
    }
}
