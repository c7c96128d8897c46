using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Journal;

/// <summary>What was sold and paid in a month.</summary>
/// <param name="Month">yyyy-MM.</param>
/// <param name="Issued">How many invoices were issued.</param>
/// <param name="Net">What they ask for without tax, less the credit notes of the month.</param>
/// <param name="Tax">The tax on it, less that of the credit notes.</param>
/// <param name="Total">Both together.</param>
/// <param name="Canceled">What the credit notes of the month give back, with tax; it is taken off the sums already.</param>
/// <param name="Paid">What came for invoices, by the day on which the bank booked it.</param>
/// <param name="Open">What was still asked for at the end of the month, of this year's invoices and those before.</param>
internal sealed record Figures(string Month, int Issued, Money Net, Money Tax, Money Total, Money Canceled, Money Paid, Money Open)
{
    /// <summary>The twelve months of a year.</summary>
    internal static IReadOnlyList<Figures> Of(Session session, int year)
    {
        var issued = session.Query(
                """
                SELECT SUBSTR(issued_on, 1, 7), SUM(CASE WHEN kind = 'invoice' THEN 1 ELSE 0 END), CAST(SUM(CASE WHEN kind = 'invoice' THEN net ELSE -net END) AS BIGINT),
                       CAST(SUM(CASE WHEN kind = 'invoice' THEN tax ELSE -tax END) AS BIGINT), CAST(SUM(CASE WHEN kind = 'invoice' THEN 0 ELSE total END) AS BIGINT)
                FROM invoices WHERE year = @year GROUP BY 1
                """,
                new { year }, row => (Month: row.GetString(0), Count: row.GetInt64(1), Net: row.GetInt64(2), Tax: row.GetInt64(3), Canceled: row.GetInt64(4)))
            .ToDictionary(row => row.Month);
        var (open, paid) = (OpenSums(session, year), PaidSums(session, year));
        return [.. Enumerable.Range(1, 12).Select(month => $"{year:0000}-{month:00}").Select(month =>
        {
            var (_, count, net, tax, canceled) = issued.GetValueOrDefault(month);
            var left = open.Where(change => string.CompareOrdinal(change.Month, month) <= 0).Sum(change => change.Cents);
            return new Figures(month, (int)count, new(net), new(tax), new(net + tax), new(canceled), new(paid.GetValueOrDefault(month)), new(left));
        })];
    }

    private static Dictionary<string, long> PaidSums(Session session, int year) => Sums(
        session,
        """
        SELECT SUBSTR(p.booked_on, 1, 7), CAST(SUM(part.amount) AS BIGINT)
        FROM payments p JOIN payment_parts part ON part.payment_id = p.id
        WHERE p.booked_on >= @first AND p.booked_on <= @last GROUP BY 1
        """,
        year).ToDictionary(row => row.Month, row => row.Cents);

    // What is open changes with an invoice, a payment, what the owner lets go of a paid one, and a credit note.
    private static IReadOnlyList<(string Month, long Cents)> OpenSums(Session session, int year) => Sums(
        session,
        """
        SELECT month, CAST(SUM(cents) AS BIGINT) FROM (
          SELECT SUBSTR(i.issued_on, 1, 7) AS month, r.total AS cents FROM receivables r JOIN invoices i ON i.number = r.number WHERE i.issued_on <= @last
          UNION ALL
          SELECT SUBSTR(p.booked_on, 1, 7), -part.amount FROM payment_parts part JOIN payments p ON p.id = part.payment_id JOIN receivables r ON r.number = part.number WHERE p.booked_on <= @last
          UNION ALL
          SELECT SUBSTR(MAX(p.booked_on), 1, 7), r.paid - r.total
          FROM receivables r JOIN payment_parts part ON part.number = r.number JOIN payments p ON p.id = part.payment_id
          WHERE r.status = 'paid' AND r.paid < r.total GROUP BY r.number, r.paid, r.total
          UNION ALL
          SELECT SUBSTR(c.issued_on, 1, 7), r.paid - r.total FROM receivables r JOIN invoices c ON c.corrects = r.number WHERE c.issued_on <= @last
        ) changes
        WHERE month <= SUBSTR(@last, 1, 7) GROUP BY month
        """,
        year);

    private static IReadOnlyList<(string Month, long Cents)> Sums(Session session, string sql, int year) => session.Query(
        sql, new { first = $"{year:0000}-01-01", last = $"{year:0000}-12-31" }, row => (row.GetString(0), row.GetInt64(1)));
}
