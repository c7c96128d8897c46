using JkLab.LicenseCore;
using JkLab.LicenseServer.Invoicing;
using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Checks;

/// <summary>Whether anybody can order, and what waits for the owner: invoices that are overdue, payments that need a decision.</summary>
internal static class CheckOrders
{
    private const string Check = "orders";

    /// <summary>So long a payment may wait before it is told.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    internal static IEnumerable<Finding> Run(Session session, SellerSettings seller, DateTimeOffset now)
    {
        var findings = Settings(session, seller).Concat(Waiting(session, now)).ToList();
        if (findings.Count > 0) return findings;
        if (!seller.AreBegun) return [Finding.Ok(Check, "nobody can order here: nothing is said about the seller")];
        var open = session.ExecuteScalar<long>("SELECT COUNT(*) FROM receivables WHERE status = 'open'");
        return [Finding.Ok(Check, open == 0 ? "no invoice is open" : $"{Count(open, "invoice is", "invoices are")} open, none is overdue")];
    }

    private static IEnumerable<Finding> Settings(Session session, SellerSettings seller)
    {
        if (!seller.AreBegun) yield break;
        var missing = seller.Missing.ToList();
        if (missing.Count > 0)
        {
            yield return Finding.Advice(
                Check, $"nobody can order yet: {string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} missing", "set what is missing in appsettings.json of the data folder, or take out all of Seller");
        }
        else if (session.ExecuteScalar<long>("SELECT COUNT(*) FROM prices") == 0)
        {
            yield return Finding.Advice(Check, "nobody can order yet: nothing has a price", "say what a seat costs: 'jklab price set --product CODE --edition CODE --amount N'");
        }
    }

    private static IEnumerable<Finding> Waiting(Session session, DateTimeOffset now)
    {
        var overdue = session.QueryFirstOrDefault(
            "SELECT COUNT(*), COALESCE(SUM(CASE WHEN reminders >= @most THEN 1 ELSE 0 END), 0) FROM receivables WHERE status = 'open' AND due_on < @today",
            new { today = Day.Of(now), most = RemindInvoices.Last }, row => (All: row.GetInt64(0), Reminded: row.GetInt64(1)));
        if (overdue.All > overdue.Reminded)
            yield return Finding.Advice(Check, $"{Count(overdue.All - overdue.Reminded, "invoice is", "invoices are")} overdue", "take in the newest bank statement, then 'jklab invoice remind'");
        if (overdue.Reminded > 0)
        {
            yield return Finding.Advice(
                Check, $"{Count(overdue.Reminded, "invoice is", "invoices are")} overdue after the last reminder", "decide what happens next: 'jklab invoice list' shows them, 'jklab invoice cancel' gives one up");
        }

        var waiting = session.ExecuteScalar<long>("SELECT COUNT(*) FROM payments WHERE status = 'open' AND imported_at < @before", new { before = now - Patience });
        if (waiting > 0)
        {
            yield return Finding.Advice(
                Check, $"{Count(waiting, "payment has", "payments have")} waited for your decision for more than {Patience.TotalDays} days", "'jklab payment list --open' shows what each could be for");
        }
    }

    private static string Count(long count, string one, string several) => count == 1 ? $"1 {one}" : $"{count} {several}";
}
