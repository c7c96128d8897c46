using System.Security.Cryptography;
using System.Text.Json;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Invoicing.Documents;
using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Invoices;

/// <summary>
/// Issues invoices and credit notes. The number is taken in the transaction that stores the document: the row of the year is held until the commit, so
/// numbers have neither gaps nor doubles, whoever else issues and wherever a program dies.
/// </summary>
public sealed class IssueInvoice(SellerSettings settings)
{
    /// <summary>An invoice for an order.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="seller">Who sells.</param>
    /// <param name="order">The order.</param>
    /// <param name="lines">What is asked money for.</param>
    /// <param name="actor">Through which door it came.</param>
    /// <param name="before">The invoice that it takes the place of; what was paid for that is paid.</param>
    internal Invoice Run(Session session, Seller seller, Order order, IReadOnlyList<InvoiceLine> lines, Actor actor, Invoice? before = null)
    {
        var isPaid = before?.State!.Status == Receivable.PaidUp;
        var paid = isPaid ? before!.Total : before?.State!.Paid ?? Money.Zero; // what the owner took for enough is enough
        var today = Day.Of(session.Now);
        var due = new Day(today.Number + settings.PaymentDays);
        var issued = Store(session, order.Id, actor, today, number => new InvoiceDocument(
            number, today.ToString(), isPaid ? null : due.ToString(), order.Id, seller, order.Address, lines, PaymentReference.Of(number), null)
        {
            Paid = paid,
            SuppliedOn = before is null ? null : Invoice.Content(session, before.Number).SuppliedOn ?? (isPaid && order.ClosedAt is { } closed ? Day.Of(closed).ToString() : null),
            Replaces = before is null ? null : new Correction(before.Number, before.IssuedOn.ToString(), ""),
        });
        var state = new Receivable(issued.Number, PaymentReference.Of(issued.Number), order.Address.Name, issued.Total, before?.State!.Paid ?? Money.Zero, isPaid ? Receivable.PaidUp : Receivable.Open, due, 0, null);
        state.Insert(session);
        return issued with { State = state };
    }

    /// <summary>The credit note that cancels an invoice.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="canceled">The invoice.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Through which door it came.</param>
    /// <param name="isIssuedAnew">Whether another takes its place.</param>
    internal Invoice RunBack(Session session, Invoice canceled, string reason, Actor actor, bool isIssuedAnew = false)
    {
        var today = Day.Of(session.Now);
        var content = Invoice.Content(session, canceled.Number);
        return Store(session, canceled.OrderId, actor, today, number => content with
        {
            Number = number,
            IssuedOn = today.ToString(),
            DueOn = null,
            Reference = null,
            Paid = Money.Zero,
            SuppliedOn = null,
            Replaces = null,
            IsIssuedAnew = isIssuedAnew,
            Corrects = new Correction(canceled.Number, canceled.IssuedOn.ToString(), reason),
        });
    }

    private Invoice Store(Session session, long orderId, Actor actor, Day today, Func<string, InvoiceDocument> make)
    {
        var year = session.Now.UtcDateTime.Year;
        var sequence = session.ExecuteScalar<int>(
            "INSERT INTO invoice_numbers (year, last) VALUES (@year, 1) ON CONFLICT (year) DO UPDATE SET last = invoice_numbers.last + 1 RETURNING last", new { year });
        var document = make(settings.NumberFormat.Print(year, sequence));
        var xml = InvoiceXml.Write(document);
        var pdf = InvoicePdf.Write(document, xml, session.Now);
        var invoice = new Invoice(document.Number, document.IsCreditNote, orderId, document.Corrects?.Number, today, document.Total, Convert.ToHexStringLower(SHA256.HashData(pdf)), null);
        session.Execute(
            """
            INSERT INTO invoices (number, year, sequence, kind, order_id, corrects, issued_on, issued_at, net, tax, total, content, xml, pdf, sha256)
            VALUES (@Number, @year, @sequence, @Kind, @OrderId, @Corrects, @IssuedOn, @Now, @net, @tax, @total, @content, @xml, @pdf, @Sha256)
            """,
            new
            {
                invoice.Number,
                year,
                sequence,
                invoice.Kind,
                invoice.OrderId,
                invoice.Corrects,
                invoice.IssuedOn,
                session.Now,
                net = document.Net.Cents,
                tax = document.Tax.Cents,
                total = document.Total.Cents,
                content = JsonSerializer.Serialize(document, JsonSerializerOptions.Web),
                xml,
                pdf,
                invoice.Sha256,
            });
        AuditLog.Append(session, new AuditEntry(session.Now, actor, document.IsCreditNote ? "invoice.canceled" : "invoice.issued")
        {
            Details = new { invoice = invoice.Number, invoice.Corrects, sha256 = invoice.Sha256 },
        });
        return invoice;
    }
}
