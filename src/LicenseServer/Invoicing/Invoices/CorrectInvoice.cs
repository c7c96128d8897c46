using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Invoicing.Documents;
using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Invoices;

/// <summary>
/// Puts an invoice right that has something wrong in it, most often the address: a credit note cancels it, and it is issued anew for the same order, with
/// what the seller's settings say today. Licence and price stay, and what was paid for the old one pays the new one. Both documents go out by mail.
/// </summary>
public sealed class CorrectInvoice(SellerSettings settings, IssueInvoice issue, InvoicingLetters letters)
{
    /// <summary>Corrects it. Refused where it is canceled, where another tax would be charged by now, and for a consumer with a VAT id.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="number">Which invoice.</param>
    /// <param name="address">To whom it is written from now on.</param>
    /// <param name="reason">Why: it stands on the credit note.</param>
    /// <param name="actor">Through which door the owner came.</param>
    /// <returns>The invoice that was issued anew.</returns>
    public Result<Invoice> Run(Session session, string number, BillingAddress address, string reason, Actor actor)
    {
        if (CancelInvoice.CheckReason(reason) is { } unsaid) return unsaid;
        if (!CancelInvoice.Find(session, number).TryGet(out var wrong, out var refusal)) return refusal;
        if (settings.Seller is not { } seller) return Refusal.ToOwner($"an invoice needs {string.Join(", ", settings.Missing)}", "set them in appsettings.json of the data folder");
        var order = Order.Find(session, wrong.OrderId)!;
        if (order.IsConsumer && address.VatId is not null) return Refusal.ToOwner("a consumer has no VAT id", "leave out the VAT id");
        var content = Invoice.Content(session, number);
        if (content.Seller.TaxRate != seller.TaxRate)
            return Refusal.ToOwner($"the invoice {number} was issued with {content.Seller.TaxRate:0.#} % tax, and today it is {seller.TaxRate:0.#} %", "cancel it with 'jklab invoice cancel', and order anew");

        order = order.Readdress(session, address);
        var creditNote = issue.RunBack(session, wrong, reason.Trim(), actor, isIssuedAnew: true);
        var issued = issue.Run(session, seller, order, content.Lines, actor, wrong);
        session.Execute("UPDATE payment_parts SET number = @issued WHERE number = @number", new { issued = issued.Number, number });
        Receivable.Cancel(session, number);
        foreach (var letter in letters.Corrected(session, seller, order, wrong, creditNote, issued, reason.Trim())) Outbox.Add(session, letter);
        return issued;
    }
}
