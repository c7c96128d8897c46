using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Orders;

/// <summary>A licence of an order, as scripts read it.</summary>
public sealed record OrderedLicense(uint Id, string Status);

/// <summary>An order as scripts and people read it.</summary>
public sealed record OrderView(
    long Id, string Status, string Kind, string InvoiceNumber, string PaymentReference, Money Total, string Currency, string DueOn, IReadOnlyList<OrderedLicense> Licenses,
    string Product, string Edition, int Seats, bool Consumer, string? Customer, BillingAddress Address, string CreatedAt, string? ClosedAt)
{
    /// <summary>The view of an order.</summary>
    public static OrderView Of(Session session, Order order)
    {
        var invoice = Invoice.Current(session, order.Id);
        var license = FindLicense.ByNumber(session, order.LicenseId);
        var product = FindProduct.ByNumber(session, order.ProductNumber)!;
        return new OrderView(
            order.Id, order.Status, order.Kind, invoice.Number, invoice.State!.Reference, invoice.Total, "EUR", invoice.State.DueOn.ToString(),
            license is null ? [] : [new OrderedLicense(license.Id, LicenseView.Word(license.Status))],
            product.Code, product.Editions.First(edition => edition.Number == order.EditionNumber).Code, order.Seats, order.IsConsumer, order.Email, order.Address,
            Moment.ToText(order.CreatedAt), order.ClosedAt is { } closed ? Moment.ToText(closed) : null);
    }

    /// <summary>Prints one for people.</summary>
    internal static void Write(OrderView order, TextWriter writer) => Table.WriteFields(
        writer,
        ("order", order.Id.ToString()),
        ("status", order.Status),
        ("what", $"{order.Product} {order.Edition}, {(order.Kind == OrderKind.License ? "" : "+")}{order.Seats} {(order.Seats == 1 ? "seat" : "seats")}"),
        ("license", string.Join(", ", order.Licenses.Select(license => $"{license.Id} ({license.Status})"))),
        ("customer", order.Customer),
        ("name", order.Address.Name),
        ("address", $"{order.Address.Street}, {order.Address.PostalCode} {order.Address.City}"),
        ("vat id", order.Address.VatId),
        ("consumer", order.Consumer ? "yes" : "no"),
        ("invoice", order.InvoiceNumber),
        ("reference", NumberText.InFours(order.PaymentReference)),
        ("total", $"{order.Total} {order.Currency}"),
        ("due", order.DueOn),
        ("ordered", order.CreatedAt),
        ("closed", order.ClosedAt));
}
