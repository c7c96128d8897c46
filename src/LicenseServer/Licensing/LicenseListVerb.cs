using System.CommandLine;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary><c>jklab license list</c>.</summary>
internal static class LicenseListVerb
{
    internal static Command Create(CliContext context)
    {
        var product = Options.Text("--product", "of this product", "CODE");
        var edition = Options.Text("--edition", "of this edition", "CODE");
        var status = new Option<string?>("--status") { Description = "in this status", HelpName = "pending|active|suspended|revoked" };
        status.AcceptOnlyFromAmong([.. Enum.GetValues<LicenseStatus>().Select(LicenseView.Word)]);
        var customer = Options.Text("--customer", "of this customer, or of all whose e-mail contains this text", "E-MAIL");
        var licensee = Options.Text("--licensee", "whose licensee contains this text", "TEXT");
        var expires = Options.Date("--expires-before", "whose last valid day is before this day");
        var command = new Command("list", "list licences, the oldest first") { product, edition, status, customer, licensee, expires };
        command.SetAction(parsed =>
        {
            var found = context.Database.Read(session => Find(session, new
            {
                product = parsed.GetValue(product),
                edition = parsed.GetValue(edition),
                status = parsed.GetValue(status),
                expires = parsed.GetValue(expires)?.Value?.ToString(),
            })
                .Where(license => Contains(license.Customer, parsed.GetValue(customer)) && Contains(license.Licensee, parsed.GetValue(licensee))).ToList());
            return context.Print(found, writer => Table.Write(
                writer,
                ["KEY", "NUMBER", "PRODUCT", "EDITION", "SEATS", "STATUS", "EXPIRES", "CUSTOMER", "LICENSEE"],
                [.. found.Select(l => new[] { l.Key, l.Id.ToString(), l.Product, l.Edition, l.Seats.ToString(), l.Status, l.ExpiresOn, l.Customer, l.Licensee })]));
        });
        return command;
    }

    private static IEnumerable<LicenseView> Find(Session session, object filters) => session.Query(
            FindLicense.Columns +
            """
            WHERE (@product IS NULL OR LOWER(p.code) = LOWER(@product))
              AND (@edition IS NULL OR LOWER(e.code) = LOWER(@edition))
              AND (@status IS NULL OR l.status = @status)
              AND (@expires IS NULL OR l.expires_on < @expires)
            ORDER BY l.created_at, l.id
            """,
            filters,
            row => LicenseView.Of(FindLicense.Read(row)));

    // Not in SQL: SQLite knows capitals of ASCII alone, and "österreich" shall find "Österreich".
    private static bool Contains(string? text, string? part) => part is null || text?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;
}
