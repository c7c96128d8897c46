using System.CommandLine;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Orders;

/// <summary><c>order create</c>: an order by telephone or letter.</summary>
internal static class OrderCreateVerb
{
    internal static Command Create(CliContext context)
    {
        var product = Required("--product", "the product's code", "CODE");
        var edition = Required("--edition", "the edition's code", "CODE");
        var seats = Options.Number("--seats", "how many seats are bought; with --license so many more (default: 1, or none where the edition changes)", 0, OrderLines.MaxSeats);
        var customer = Required("--customer", "the customer's e-mail; confirmation and invoice go there", "E-MAIL");
        var name = Required("--name", "to whom the invoice is written", "NAME");
        var street = Required("--street", "street and number", "S");
        var postalCode = Required("--postal-code", "five digits", "P");
        var city = Required("--city", "the place", "C");
        var country = Options.Text("--country", "two letters; Germany alone is served (default: DE)", "C");
        var vatId = Options.Text("--vat-id", "the VAT id of a business", "ID");
        var consumer = new Option<bool>("--consumer") { Description = "the customer is a consumer: his mail says how he can withdraw" };
        var license = Options.Text("--license", "the licence that gets more seats or another edition; its key stays", "KEY");
        var command = new Command("create", "take an order by telephone or letter: makes the licence, pending, and mails the invoice")
        {
            product, edition, seats, customer, name, street, postalCode, city, country, vatId, consumer, license,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(consumer) && parsed.GetValue(vatId) is not null) return context.Fail("a consumer has no VAT id", "leave out --consumer or --vat-id");
            if (!BillingAddress.Read(parsed.GetValue(name), parsed.GetValue(street), parsed.GetValue(postalCode), parsed.GetValue(city), parsed.GetValue(country), parsed.GetValue(vatId))
                .TryGet(out var address, out var refusal)) return context.Refuse(refusal);
            var placed = context.Database.Write(session => Place(context, session, parsed.GetValue(license), new NewOrder
            {
                Product = parsed.GetRequiredValue(product),
                Edition = parsed.GetRequiredValue(edition),
                Seats = parsed.GetValue(seats),
                Email = parsed.GetRequiredValue(customer),
                Address = address,
                IsConsumer = parsed.GetValue(consumer),
            }));
            return context.Finish(placed, view => view, OrderView.Write);
        });
        return command;
    }

    private static Result<OrderView> Place(CliContext context, Session session, string? key, NewOrder order)
    {
        if (key is not null)
        {
            if (!KeyArgument.Find(session, key).TryGet(out var license, out var unknown)) return unknown;
            order = order with { License = license };
        }

        return context.Get<PlaceOrder>().Run(session, order).TryGet(out var placed, out var refusal) ? OrderView.Of(session, placed) : refusal;
    }

    private static Option<string> Required(string name, string description, string placeholder) => new(name) { Description = description, HelpName = placeholder, Required = true };
}
