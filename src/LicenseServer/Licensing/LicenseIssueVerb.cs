using System.CommandLine;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Licensing;

/// <summary><c>jklab license issue</c>.</summary>
internal static class LicenseIssueVerb
{
    internal static Command Create(CliContext context)
    {
        var product = new Option<string>("--product") { Description = "the product's code", HelpName = "CODE", Required = true };
        var edition = new Option<string>("--edition") { Description = "the edition's code", HelpName = "CODE", Required = true };
        var seats = Options.Number("--seats", "computers at once (default: 1)", 1, 4095);
        var expires = Options.Date("--expires", "the last valid day (default: never expires)");
        var updates = Options.Date("--updates-until", "the last build date covered (default: every build)");
        var features = Options.Features("feature numbers, 0 to 15, with commas between them");
        var licensee = Options.Text("--licensee", "the name put into every code, at most 80 bytes", "NAME");
        var customer = Options.Text("--customer", "the customer's e-mail", "E-MAIL");
        var note = Options.Text("--note", "a note for yourself", "TEXT");
        var count = Options.Number("--count", "how many licences (default: 1)", 1, 100_000);
        var pending = new Option<bool>("--pending") { Description = "sold but not paid for yet; 'license approve' releases it" };
        var command = new Command("issue", "issue licences and print their keys")
        {
            product, edition, seats, expires, updates, features, licensee, customer, note, count, pending,
        };
        command.SetAction(parsed =>
        {
            var order = new LicenseOrder
            {
                Product = parsed.GetRequiredValue(product),
                Edition = parsed.GetRequiredValue(edition),
                Seats = parsed.GetValue(seats) ?? 1,
                ExpiresOn = parsed.GetValue(expires)?.Value,
                UpdatesUntil = parsed.GetValue(updates)?.Value,
                Features = parsed.GetValue(features) ?? 0,
                Licensee = parsed.GetValue(licensee),
                Customer = parsed.GetValue(customer),
                Note = parsed.GetValue(note),
                IsPending = parsed.GetValue(pending),
            };
            if (order.ExpiresOn < Day.Of(context.Time.GetUtcNow())) context.Say($"note: {order.ExpiresOn} is over, so the licence has expired already");
            var issued = context.Database.Write(session => context.Get<IssueLicenses>().Run(session, order, parsed.GetValue(count) ?? 1));
            return context.Finish(issued, licenses => licenses.Select(LicenseView.Of), (licenses, writer) =>
            {
                foreach (var license in licenses) writer.WriteLine(license.Key);
            });
        });
        return command;
    }
}
