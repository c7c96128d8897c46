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
                customer = Containing(parsed.GetValue(customer)),
                licensee = Containing(parsed.GetValue(licensee)),
                expires = parsed.GetValue(expires)?.Value,
            }));
            return context.Print(found, writer => Table.Write(
                writer,
                ["KEY", "PRODUCT", "EDITION", "SEATS", "STATUS", "EXPIRES", "CUSTOMER", "LICENSEE"],
                [.. found.Select(l => new[] { l.Key, l.Product, l.Edition, l.Seats.ToString(), l.Status, l.ExpiresOn, l.Customer, l.Licensee })]));
        });
        return command;
    }

    private static List<LicenseView> Find(Session session, object filters) =>
    [
        .. session.Query<LicenseRow>(
            FindLicense.Columns +
            """
            WHERE (@product IS NULL OR LOWER(p.code) = LOWER(@product))
              AND (@edition IS NULL OR LOWER(e.code) = LOWER(@edition))
              AND (@status IS NULL OR l.status = @status)
              AND (@customer IS NULL OR LOWER(l.customer) LIKE @customer ESCAPE '!')
              AND (@licensee IS NULL OR LOWER(l.licensee) LIKE @licensee ESCAPE '!')
              AND (@expires IS NULL OR l.expires_on < @expires)
            ORDER BY l.created_at, l.id
            """,
            filters).Select(row => LicenseView.Of(row.ToLicense())),
    ];

    private static string? Containing(string? text) =>
        text is null ? null : "%" + text.ToLowerInvariant().Replace("!", "!!").Replace("%", "!%").Replace("_", "!_") + "%";
}
