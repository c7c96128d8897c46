using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Invoices;

/// <summary>
/// Passes over invoice numbers that were given after the backup that was put back: customers have those invoices, and pay by their references, so no other
/// invoice may ever have them. The gap is noted, for the tax office asks.
/// </summary>
public static class SkipNumbers
{
    /// <summary>The last number given in each year.</summary>
    public static IReadOnlyList<(int Year, int Last)> Given(Session session) => session.Query("SELECT year, last FROM invoice_numbers ORDER BY year", null, row => (row.GetInt32(0), row.GetInt32(1)));

    /// <summary>Passes over the numbers of a year up to one.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="year">The year.</param>
    /// <param name="to">The last number that was given.</param>
    /// <param name="now">The moment.</param>
    /// <returns>The first that is passed over; refused where the number was given here already.</returns>
    public static Result<int> Run(Session session, int year, int to, DateTimeOffset now)
    {
        session.Execute("INSERT INTO invoice_numbers (year, last) VALUES (@year, 0) ON CONFLICT (year) DO NOTHING", new { year });
        var last = session.ExecuteScalar<int>("SELECT n.last FROM invoice_numbers n WHERE n.year = @year" + session.ForUpdateOf("n"), new { year });
        if (to <= last) return Refusal.ToOwner($"the last number of {year} is {last} already", "'jklab invoice list' shows all; name a number after it");
        session.Execute("INSERT INTO skipped_numbers (year, first, last, at) VALUES (@year, @first, @to, @now)", new { year, first = last + 1, to, now });
        session.Execute("UPDATE invoice_numbers SET last = @to WHERE year = @year", new { year, to });
        AuditLog.Append(session, new AuditEntry(now, Actor.CommandLine, "invoices.skipped") { Details = new { year, first = last + 1, last = to } });
        return last + 1;
    }
}
