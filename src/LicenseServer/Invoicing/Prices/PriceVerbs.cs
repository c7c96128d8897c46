using System.CommandLine;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Invoicing.Prices;

/// <summary><c>price set</c> and <c>price list</c>.</summary>
internal static class PriceVerbs
{
    internal static Command Create(CliContext context) => new("price", "what a seat costs") { Set(context), List(context) };

    private static Command Set(CliContext context)
    {
        var product = new Option<string>("--product") { Description = "the product's code", HelpName = "CODE", Required = true };
        var edition = new Option<string>("--edition") { Description = "the edition's code", HelpName = "CODE", Required = true };
        var amount = MoneyOption.Create("--amount", "for a seat: without tax where you charge it, in all where you do not");
        var from = Options.Date("--from", "the first day (default: today)");
        var command = new Command("set", "say what a seat costs from a day on; what was said before stays in the list") { product, edition, amount, from };
        command.SetAction(parsed =>
        {
            var set = context.Database.Write(session => context.Get<SetPrice>().Run(
                session, parsed.GetRequiredValue(product), parsed.GetRequiredValue(edition), parsed.GetRequiredValue(amount)!.Value, parsed.GetValue(from)?.Value));
            return context.Finish(set, ToJson, (price, writer) => Write(writer, [price]));
        });
        return command;
    }

    private static Command List(CliContext context)
    {
        var command = new Command("list", "list all prices; of those of an edition the last that has begun counts");
        command.SetAction(_ =>
        {
            var prices = context.Database.Read(Price.All);
            return context.Print(prices.Select(ToJson), writer => Write(writer, prices));
        });
        return command;
    }

    private static void Write(TextWriter writer, IReadOnlyList<Price> prices) => Table.Write(
        writer, ["PRODUCT", "EDITION", "AMOUNT", "FROM"], [.. prices.Select(price => new[] { price.Product, price.Edition, price.Amount.ToString(), price.From.ToString() })]);

    private static object ToJson(Price price) => new { price.Product, price.Edition, price.Amount, From = price.From.ToString() };
}
