using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Invoicing.Invoices;

/// <summary>An invoice as scripts and people read it. A credit note asks for nothing, so it is paid from the beginning.</summary>
public sealed record InvoiceView(
    string Number, string Kind, string IssuedOn, string? DueOn, Money Total, Money Paid, string Status, string? PaymentReference, string Sha256, long Order, string? Corrects, int Reminders)
{
    /// <summary>The view of an invoice.</summary>
    public static InvoiceView Of(Invoice invoice) => new(
        invoice.Number, invoice.Kind, invoice.IssuedOn.ToString(), invoice.State?.DueOn.ToString(), invoice.Total, invoice.State?.Paid ?? Money.Zero,
        invoice.State?.Status ?? Receivable.PaidUp, invoice.State?.Reference, invoice.Sha256, invoice.OrderId, invoice.Corrects, invoice.State?.Reminders ?? 0);

    /// <summary>Prints one for people.</summary>
    internal static void Write(InvoiceView invoice, TextWriter writer) => Table.WriteFields(
        writer,
        ("number", invoice.Number),
        ("kind", invoice.Kind),
        ("corrects", invoice.Corrects),
        ("issued", invoice.IssuedOn),
        ("due", invoice.DueOn),
        ("total", $"{invoice.Total} EUR"),
        ("paid", invoice.DueOn is null ? null : $"{invoice.Paid} EUR"),
        ("status", invoice.Status),
        ("reference", invoice.PaymentReference is null ? null : NumberText.InFours(invoice.PaymentReference)),
        ("order", invoice.Order.ToString()),
        ("reminders", invoice.Reminders == 0 ? null : invoice.Reminders.ToString()),
        ("sha256", invoice.Sha256));
}
