using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Invoices;

/// <summary>Holds the invoices and payments of a year while an assessment of taxes is open (§ 147(3) AO): nothing of it is deleted, however old it is.</summary>
internal static class HoldYear
{
    /// <summary>The years that are held, the oldest first.</summary>
    internal static List<int> All(Session session) => [.. session.Query<int>("SELECT year FROM tax_holds ORDER BY year")];

    /// <summary>Holds a year, or lets it go; the same again changes nothing.</summary>
    /// <returns>The years that are held now.</returns>
    internal static Result<List<int>> Run(Session session, int year, bool isHeld, Actor actor)
    {
        var changed = session.Execute(isHeld ? "INSERT INTO tax_holds (year) VALUES (@year) ON CONFLICT (year) DO NOTHING" : "DELETE FROM tax_holds WHERE year = @year", new { year });
        if (changed > 0) AuditLog.Append(session, new AuditEntry(session.Now, actor, isHeld ? "invoices.held" : "invoices.released") { Details = new { year } });
        return All(session);
    }
}
