using System.CommandLine;
using System.Globalization;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Invoicing.Orders;

/// <summary><c>order list</c> and <c>order show</c>; <c>order create</c> has a file of its own.</summary>
internal static class OrderVerbs
{
    internal static Command Create(CliContext context) => new("order", "what customers order") { OrderCreateVerb.Create(context), List(context), Show(context) };

    private static Command List(CliContext context)
    {
        var status = Options.Text("--status", "only those of a status: " + string.Join(", ", OrderStatus.All), "S");
        status.AcceptOnlyFromAmong(OrderStatus.All);
        var command = new Command("list", "list orders, the newest first") { status };
        command.SetAction(parsed =>
        {
            var orders = context.Database.Read(session => Order.All(session, parsed.GetValue(status)).Select(order => OrderView.Of(session, order)).ToList());
            return context.Print(orders, writer => Table.Write(
                writer,
                ["ORDER", "STATUS", "INVOICE", "TOTAL", "DUE", "CUSTOMER", "NAME"],
                [.. orders.Select(order => new[] { order.Id.ToString(CultureInfo.InvariantCulture), order.Status, order.InvoiceNumber, order.Total.ToString(), order.DueOn, order.Customer, order.Address.Name })]));
        });
        return command;
    }

    private static Command Show(CliContext context)
    {
        var id = new Argument<long>("ID") { Description = "the number of the order" };
        var command = new Command("show", "show an order") { id };
        command.SetAction(parsed => context.Finish(
            context.Database.Read(session => Find(session, parsed.GetRequiredValue(id))), view => view, OrderView.Write));
        return command;
    }

    private static Result<OrderView> Find(Storage.Session session, long id) =>
        Order.Find(session, id) is { } order ? OrderView.Of(session, order) : Refusal.ToOwner($"there is no order {id}", "'jklab order list' shows all");
}
