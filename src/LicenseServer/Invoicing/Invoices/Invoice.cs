using System.Data.Common;
using System.Text.Json;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Invoicing.Documents;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Invoices;

/// <summary>An invoice or a credit note as it was issued, and where it stands.</summary>
/// <param name="Number">Its number.</param>
/// <param name="IsCreditNote">Whether it cancels another.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Corrects">Of a credit note: the invoice that it cancels.</param>
/// <param name="IssuedOn">When.</param>
/// <param name="Total">With tax.</param>
/// <param name="Sha256">Of the PDF, in hexadecimal.</param>
/// <param name="State">What is asked for; null for a credit note.</param>
public sealed record Invoice(string Number, bool IsCreditNote, long OrderId, string? Corrects, Day IssuedOn, Money Total, string Sha256, Receivable? State)
{
    internal const string OfCreditNotes = "credit-note";
    internal const string OfInvoices = "invoice";

    private const string Columns =
        """
        SELECT i.number, i.kind, i.order_id, i.corrects, i.issued_on, i.total, i.sha256, r.reference, r.buyer, r.total, r.paid, r.status, r.due_on, r.reminders, r.reminded_on
        FROM invoices i LEFT JOIN receivables r ON r.number = i.number

        """;

    /// <summary>The word for its kind.</summary>
    public string Kind => IsCreditNote ? OfCreditNotes : OfInvoices;

    /// <summary>The invoice with a number, or null.</summary>
    public static Invoice? Find(Session session, string number) => session.QueryFirstOrDefault(Columns + "WHERE i.number = @number", new { number }, Read);

    /// <summary>All of a year, or all, in the order of their numbers.</summary>
    public static IReadOnlyList<Invoice> All(Session session, int? year) =>
        session.Query(Columns + (year is null ? "" : "WHERE i.year = @year ") + "ORDER BY i.year, i.sequence", new { year }, Read);

    /// <summary>Those of an order, the oldest first.</summary>
    public static IReadOnlyList<Invoice> OfOrder(Session session, long orderId) =>
        session.Query(Columns + "WHERE i.order_id = @orderId ORDER BY i.year, i.sequence", new { orderId }, Read);

    /// <summary>The one by which an order is paid: the last that is no credit note.</summary>
    public static Invoice Current(Session session, long orderId) => OfOrder(session, orderId).Last(invoice => !invoice.IsCreditNote);

    /// <summary>What it was made of.</summary>
    internal static InvoiceDocument Content(Session session, string number) =>
        JsonSerializer.Deserialize<InvoiceDocument>(session.ExecuteScalar<string>("SELECT content FROM invoices WHERE number = @number", new { number })!, JsonSerializerOptions.Web)!;

    /// <summary>The PDF as it was issued.</summary>
    public static byte[] Pdf(Session session, string number) => session.ExecuteScalar<byte[]>("SELECT pdf FROM invoices WHERE number = @number", new { number })!;

    /// <summary>The XML as it was issued.</summary>
    public static string Xml(Session session, string number) => session.ExecuteScalar<string>("SELECT xml FROM invoices WHERE number = @number", new { number })!;

    private static Invoice Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1) == OfCreditNotes, row.GetInt64(2), row.GetText(3), row.GetDay(4)!.Value, new Money(row.GetInt64(5)), row.GetString(6),
        row.IsDBNull(7) ? null : Receivable.Read(row.GetString(0), row, 7));
}
