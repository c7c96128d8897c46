using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Invoicing.Statements;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>Notes that the bank took a payment back. The debit itself is not kept: only the payment learns of it, and waits for the owner.</summary>
internal static class BookReturn
{
    /// <summary>Notes it, where exactly one payment can be meant: the same amount, not returned yet, not later, and a reference or a text that agrees.</summary>
    /// <returns>The payment, or null.</returns>
    internal static long? Run(Session session, StatementEntry entry, Actor actor)
    {
        var text = EntryText.Telling(EntryText.Of(entry));
        var meant = session.Query(
                "SELECT id, remittance, bank_reference FROM payments WHERE amount = @cents AND returned_on IS NULL AND booked_on <= @BookedOn ORDER BY booked_on DESC LIMIT 1000",
                new { cents = entry.Amount.Cents, entry.BookedOn }, row => (Id: row.GetInt64(0), Text: EntryText.Telling(row.GetString(1)), Reference: row.GetText(2)))
            .Where(payment => (payment.Reference is not null && payment.Reference == entry.BankReference) || (payment.Text.Length > 0 && text.Contains(payment.Text, StringComparison.Ordinal)))
            .ToList();
        if (meant is not [var (id, _, _)]) return null;
        session.Execute("UPDATE payments SET returned_on = @BookedOn, status = 'open' WHERE id = @id", new { entry.BookedOn, id });
        AuditLog.Append(session, new AuditEntry(session.Now, actor, "payment.returned") { Details = new { payment = id } });
        return id;
    }
}
