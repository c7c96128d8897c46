using JkLab.LicenseCore;
using JkLab.LicenseServer.Invoicing.Documents;
using JkLab.LicenseServer.Invoicing.Prices;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Orders;

/// <summary>What an order buys.</summary>
/// <param name="Kind">One of <see cref="OrderKind"/>.</param>
/// <param name="Product">Of which product.</param>
/// <param name="Edition">The edition that the licence has once it is paid.</param>
/// <param name="Seats">So many seats, more of them where it extends a licence.</param>
/// <param name="Lines">What the invoice says, but for the number of the licence.</param>
internal sealed record OrderLines(string Kind, Product Product, Edition Edition, int Seats, IReadOnlyList<InvoiceLine> Lines)
{
    internal const int MaxSeats = 4095;

    /// <summary>
    /// Works it out. More seats cost the price of the day each; another edition costs the difference of the prices for each seat that there is, and any seat
    /// more the price of the new one.
    /// </summary>
    internal static Result<OrderLines> Of(Session session, NewOrder order, Day today)
    {
        if (!FindProduct.Edition(session, order.Product, order.Edition).TryGet(out var found, out var refusal)) return refusal;
        var (product, edition) = found;
        if (Price.On(session, product.Number, edition.Number, today) is not { } price)
        {
            return Refusal.ToOwner(
                $"{product.Code} {edition.Code} has no price", $"say it with 'jklab price set --product {product.Code} --edition {edition.Code} --amount N'");
        }

        var old = order.License;
        if (old is not null && CheckExtension(session, old, product) is { } why) return why;
        var changes = old is not null && old.EditionNumber != edition.Number;
        var seats = order.Seats ?? (changes ? 0 : 1);
        if (seats < (changes ? 0 : 1) || seats + (old?.Seats ?? 0) > MaxSeats) return Refusal.ToOwner($"a licence has 1 to {MaxSeats} seats", "order fewer seats");
        var lines = new List<InvoiceLine>();
        if (changes)
        {
            var before = Price.On(session, product.Number, old!.EditionNumber, today);
            if (before is null || price <= before)
                return Refusal.ToOwner($"{edition.Code} costs no more than {old.Edition}, so the change is no order", $"change it with 'jklab license change KEY --edition {edition.Code}'");
            lines.Add(new InvoiceLine($"{product.Name}: Wechsel von {old.Edition} zu {edition.Code}", old.Seats, price - before.Value) { Note = "Aufpreis je Arbeitsplatz" });
        }

        if (seats > 0)
        {
            lines.Add(new InvoiceLine($"{product.Name} {edition.Code}", seats, price)
            {
                Note = old is null ? "Unbefristete Lizenz je Arbeitsplatz" : "Zusätzlicher Arbeitsplatz, unbefristet",
            });
        }

        if (lines.Aggregate(Money.Zero, (sum, line) => sum + line.Total) > Money.Most) return Refusal.ToOwner("the order is for more than an invoice can hold", "order fewer seats");
        return new OrderLines(old is null ? OrderKind.License : changes ? OrderKind.Edition : OrderKind.Seats, product, edition, seats, lines);
    }

    private static Refusal? CheckExtension(Session session, License license, Product product)
    {
        if (license.ProductNumber != product.Number) return Refusal.ToOwner($"the licence is of {license.Product}, not of {product.Code}", $"order with --product {license.Product}");
        if (license.Status != LicenseStatus.Active)
            return Refusal.ToOwner($"the licence is {LicenseView.Word(license.Status)}, and only one in use can be extended", "'jklab license show KEY' tells more");
        return Order.OpenOf(session, license.Id) is { } open
            ? Refusal.ToOwner($"the order {open.Id} for this licence waits for its payment", $"wait for it, or cancel it: 'jklab order show {open.Id}' names its invoice for 'jklab invoice cancel'")
            : null;
    }
}
