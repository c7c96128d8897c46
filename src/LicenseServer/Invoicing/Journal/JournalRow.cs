using System.Text.Json;
using JkLab.LicenseServer.Invoicing.Documents;
using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Journal;

/// <summary>A line of the journal: a document of a year, or money that was booked in it.</summary>
/// <param name="On">yyyy-MM-dd: when it was issued, or booked by the bank.</param>
/// <param name="Kind">As <see cref="JournalKind"/> orders them.</param>
/// <param name="Number">Of the document, or of the invoice that is paid; null for money that pays none yet.</param>
/// <param name="Order">Its order; null for money that pays none yet.</param>
/// <param name="Party">The buyer; of money that pays none yet who paid.</param>
internal sealed record JournalRow(string On, JournalKind Kind, string? Number, long? Order, string? Party)
{
    /// <summary>Of a document: without tax; negative on a credit note.</summary>
    internal Money Net { get; init; }

    /// <summary>Of a document: in percent.</summary>
    internal decimal Rate { get; init; }

    /// <summary>Of a document: the tax; negative on a credit note.</summary>
    internal Money Tax { get; init; }

    /// <summary>Of an invoice: what is left of it at the end of the year.</summary>
    internal Money? Open { get; init; }

    /// <summary>Of a document: when it was issued.</summary>
    internal DateTimeOffset At { get; init; }

    /// <summary>Of money: its number.</summary>
    internal long? Payment { get; init; }

    /// <summary>Of money: how much.</summary>
    internal Money Amount { get; init; }

    /// <summary>Those of a year, by their days.</summary>
    internal static IReadOnlyList<JournalRow> Of(Session session, int year)
    {
        var args = new { year, first = $"{year:0000}-01-01", last = $"{year:0000}-12-31" };
        return [.. Documents(session, args).Concat(Payments(session, args)).Concat(Rests(session, args)).OrderBy(row => row.On, StringComparer.Ordinal).ThenBy(row => row.Kind)];
    }

    // What was paid counts for the order: an invoice that was issued anew since has taken the money along. An invoice is settled where it is canceled, or
    // where the owner took less for enough.
    private static IEnumerable<JournalRow> Documents(Session session, object args) => session.Query(
        """
        SELECT i.number, i.kind, i.order_id, i.issued_on, i.issued_at, i.net, i.tax, i.content, r.total,
               (SELECT MAX(a.paid) FROM invoices o JOIN receivables a ON a.number = o.number WHERE o.order_id = i.order_id AND a.status = 'paid'),
               (SELECT CAST(SUM(part.amount) AS BIGINT) FROM invoices o JOIN payment_parts part ON part.number = o.number JOIN payments p ON p.id = part.payment_id
                WHERE o.order_id = i.order_id AND p.booked_on <= @last),
               (SELECT c.issued_on FROM invoices c WHERE c.corrects = i.number)
        FROM invoices i LEFT JOIN receivables r ON r.number = i.number
        WHERE i.year = @year ORDER BY i.sequence
        """,
        args, row =>
        {
            var document = JsonSerializer.Deserialize<InvoiceDocument>(row.GetString(7), JsonSerializerOptions.Web)!;
            var isCreditNote = row.GetString(1) == Invoice.OfCreditNotes;
            var sign = isCreditNote ? -1 : 1;
            return new JournalRow(row.GetString(3), isCreditNote ? JournalKind.CreditNote : JournalKind.Invoice, row.GetString(0), row.GetInt64(2), document.Buyer.Name)
            {
                Net = new Money(row.GetInt64(5)) * sign,
                Rate = document.Seller.TaxRate,
                Tax = new Money(row.GetInt64(6)) * sign,
                Open = isCreditNote || row.IsDBNull(8) ? null : Left(
                    row.GetInt64(8), row.IsDBNull(9) ? null : row.GetInt64(9), row.IsDBNull(10) ? 0 : row.GetInt64(10), row.GetText(11), row.GetString(3)[..4]),
                At = row.GetMoment(4)!.Value,
            };
        });

    private static Money Left(long total, long? enough, long paidThen, string? canceledOn, string year)
    {
        var isCanceled = canceledOn is not null && string.CompareOrdinal(canceledOn[..4], year) <= 0;
        return new Money(isCanceled || paidThen == enough ? 0 : total - paidThen);
    }

    // Money stands with the invoice that there was when it came.
    private static IReadOnlyList<JournalRow> Payments(Session session, object args) => session.Query(
        """
        SELECT m.booked_on, m.number, m.order_id, r.buyer, m.id, m.amount
        FROM (
          SELECT p.booked_on, p.id, part.amount, i.order_id,
                 COALESCE((SELECT o.number FROM invoices o WHERE o.order_id = i.order_id AND o.kind = 'invoice' AND o.issued_on <= p.booked_on ORDER BY o.year DESC, o.sequence DESC LIMIT 1), part.number) AS number
          FROM payments p JOIN payment_parts part ON part.payment_id = p.id LEFT JOIN invoices i ON i.number = part.number
          WHERE p.booked_on >= @first AND p.booked_on <= @last
        ) m LEFT JOIN receivables r ON r.number = m.number
        ORDER BY m.booked_on, m.id, m.number
        """,
        args, row => new JournalRow(row.GetString(0), JournalKind.Payment, row.GetString(1), row.IsDBNull(2) ? null : row.GetInt64(2), row.GetText(3))
        {
            Payment = row.GetInt64(4),
            Amount = new Money(row.GetInt64(5)),
        });

    // What waits for a decision is money too. What was dismissed is not for an invoice.
    private static IReadOnlyList<JournalRow> Rests(Session session, object args) => session.Query(
        "SELECT booked_on, payer, id, amount - assigned FROM payments WHERE status = 'open' AND returned_on IS NULL AND amount > assigned AND booked_on >= @first AND booked_on <= @last ORDER BY booked_on, id",
        args, row => new JournalRow(row.GetString(0), JournalKind.Payment, null, null, row.GetText(1)) { Payment = row.GetInt64(2), Amount = new Money(row.GetInt64(3)) });
}

/// <summary>What a line of the journal is, in the order of a day.</summary>
internal enum JournalKind
{
    /// <summary>An invoice.</summary>
    Invoice,

    /// <summary>A credit note.</summary>
    CreditNote,

    /// <summary>Money that came.</summary>
    Payment,
}
