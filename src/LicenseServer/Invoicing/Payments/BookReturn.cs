using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>Notes that the bank took a payment back. Of the debit its name alone is kept, so that it counts once; the payment learns of it, and waits for the owner.</summary>
internal static class BookReturn
{
    private const int MostCompared = 20_000; // of one amount, the newest first

    /// <summary>Notes it, where exactly one payment can be meant: the same amount, not returned yet, not later, and a reference or a text that agrees.</summary>
    /// <returns>The payment, or null.</returns>
    internal static long? Run(Session session, ReadEntry read, Actor actor)
    {
        if (session.ExecuteScalar<long?>("SELECT payment_id FROM payment_identities WHERE identity = @Name", new { read.Name }) is not null) return null;
        var (entry, text) = (read.Entry, EntryText.Telling(read.Text));
        var meant = session.Query(
                "SELECT id, remittance, bank_reference FROM payments WHERE amount = @cents AND returned_on IS NULL AND booked_on <= @BookedOn ORDER BY booked_on DESC LIMIT @MostCompared",
                new { cents = entry.Amount.Cents, entry.BookedOn, MostCompared }, row => (Id: row.GetInt64(0), Text: EntryText.Telling(row.GetString(1)), Reference: row.GetText(2)))
            .Where(payment => (payment.Reference is not null && payment.Reference == entry.BankReference) || (payment.Text.Length > 0 && text.Contains(payment.Text, StringComparison.Ordinal)))
            .ToList();
        if (meant is not [var (id, _, _)]) return null;
        if (session.Execute("UPDATE payments SET returned_on = @BookedOn, status = 'open' WHERE id = @id AND returned_on IS NULL", new { entry.BookedOn, id }) == 0) return null;
        session.Execute("INSERT INTO payment_identities (identity, payment_id) VALUES (@Name, @id) ON CONFLICT (identity) DO NOTHING", new { read.Name, id });
        AuditLog.Append(session, new AuditEntry(session.Now, actor, "payment.returned") { Details = new { payment = id } });
        return id;
    }
}
