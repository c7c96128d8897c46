using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Checks;

/// <summary>Whether numbers have no gap, and orders, invoices, payments and licences say the same. What each finds is told under <c>invoices</c>.</summary>
internal static class CheckBooks
{
    private const int MostOfAYear = 5;
    private const string PutBack = "no verb does that: look into 'jklab audit list', and put the last backup back";

    /// <summary>Each a statement that finds the numbers that are wrong, what they are, and what to do; <c>@over</c> is the day before which documents may be gone.</summary>
    private static readonly (string Sql, string Problem, string Hint)[] Rules =
    [
        (
            "SELECT number FROM invoices WHERE net + tax <> total OR SUBSTR(issued_on, 1, 4) <> CAST(year AS TEXT)",
            "the columns of {0} do not add up", PutBack),
        (
            "SELECT i.number FROM invoices i LEFT JOIN receivables r ON r.number = i.number WHERE i.kind = 'invoice' AND i.issued_on >= @over AND (r.number IS NULL OR r.total <> i.total)",
            "what is asked for with the invoice {0} is not its total", PutBack),
        (
            """
            SELECT r.number FROM receivables r LEFT JOIN (SELECT number, SUM(amount) AS amount FROM payment_parts GROUP BY number) p ON p.number = r.number
            WHERE r.paid <> COALESCE(p.amount, 0)
            """,
            "what has come for the invoice {0} is not the sum of its payments", "compare 'jklab payment list' with your bank; " + PutBack),
        (
            """
            SELECT CAST(p.id AS TEXT) FROM payments p LEFT JOIN (SELECT payment_id, SUM(amount) AS amount FROM payment_parts GROUP BY payment_id) a ON a.payment_id = p.id
            WHERE p.booked_on >= @over AND (p.assigned <> COALESCE(a.amount, 0) OR p.assigned > p.amount)
            """,
            "what of the payment {0} is assigned is not the sum of its parts, or more than came", "compare 'jklab payment list' with your bank; " + PutBack),
        (
            """
            SELECT r.number FROM receivables r JOIN invoices i ON i.number = r.number JOIN orders o ON o.id = i.order_id
            WHERE r.status <> CASE o.status WHEN 'paid' THEN 'paid' WHEN 'awaiting-payment' THEN 'open' ELSE 'canceled' END
              AND NOT EXISTS (SELECT 1 FROM invoices a WHERE a.order_id = i.order_id AND a.kind = 'invoice' AND (a.year > i.year OR (a.year = i.year AND a.sequence > i.sequence)))
            """,
            "the invoice {0} and its order do not agree on whether it is paid", "'jklab invoice show NUMBER' and 'jklab order show ID' tell; " + PutBack),
        (
            "SELECT r.number FROM receivables r WHERE (r.status = 'canceled') <> EXISTS (SELECT 1 FROM invoices c WHERE c.corrects = r.number)",
            "the invoice {0} is canceled without a credit note, or has one and is not canceled", PutBack),
        (
            "SELECT CAST(o.id AS TEXT) FROM orders o WHERE o.created_at >= @over AND NOT EXISTS (SELECT 1 FROM invoices i WHERE i.order_id = o.id)",
            "the order {0} has no invoice", PutBack),
        (
            "SELECT CAST(o.id AS TEXT) FROM orders o JOIN licenses l ON l.id = o.license_id WHERE o.status = 'paid' AND o.kind = 'license' AND l.status = 'pending'",
            "the order {0} is paid, and its licence waits still", "'jklab order show {0}' names the licence: 'jklab license approve' lets it be used"),
    ];

    internal static IEnumerable<Finding> Run(Session session, string over) =>
        FindGaps(session, over).Concat(Rules.SelectMany(rule => session.Query<string>(rule.Sql, new { over }).Order(StringComparer.Ordinal)
            .Select(number => Broken(rule.Problem.Replace("{0}", number, StringComparison.Ordinal), rule.Hint.Replace("{0}", number, StringComparison.Ordinal)))));

    private static IEnumerable<Finding> FindGaps(Session session, string over)
    {
        // A year whose period is over may be gone, but for a credit note of an invoice that is held.
        var held = session.Query<int>("SELECT year FROM tax_holds").ToHashSet();
        var years = session.Query(
            """
            SELECT y.year, COALESCE(n.last, 0), COALESCE(i.least, 0), COALESCE(i.most, 0), COALESCE(i.documents, 0)
            FROM (SELECT year FROM invoice_numbers UNION SELECT year FROM invoices) y
            LEFT JOIN invoice_numbers n ON n.year = y.year
            LEFT JOIN (SELECT year, MIN(sequence) AS least, MAX(sequence) AS most, COUNT(*) AS documents FROM invoices GROUP BY year) i ON i.year = y.year
            ORDER BY y.year
            """,
            null, row => (Year: row.GetInt32(0), Last: row.GetInt32(1), Least: row.GetInt32(2), Most: row.GetInt32(3), Documents: row.GetInt64(4)));
        foreach (var (year, last, least, most, documents) in years)
        {
            if (most > last) yield return Broken($"number {most} of {year} is issued, and the last that was given is {last}: the next one would be a double", PutBack);
            if (documents == Math.Max(last, most) && (documents == 0 || least == 1)) continue;
            if (string.CompareOrdinal($"{year:0000}-12-31", over) < 0 && (documents == 0 || !held.Contains(year))) continue;
            var there = session.Query<int>("SELECT sequence FROM invoices WHERE year = @year", new { year }).ToHashSet();
            foreach (var (first, end) in session.Query("SELECT first, last FROM skipped_numbers WHERE year = @year", new { year }, row => (row.GetInt32(0), row.GetInt32(1))))
                there.UnionWith(Enumerable.Range(first, end - first + 1));
            var missing = Enumerable.Range(1, Math.Max(last, most)).Where(number => !there.Contains(number)).ToList();
            foreach (var number in missing.Take(MostOfAYear)) yield return Broken($"number {number} of {year} is missing", PutBack);
            if (missing.Count > MostOfAYear) yield return Broken($"{missing.Count} numbers of {year} are missing in all", PutBack);
        }
    }

    private static Finding Broken(string message, string hint) => Finding.Broken("invoices", message, hint);
}
