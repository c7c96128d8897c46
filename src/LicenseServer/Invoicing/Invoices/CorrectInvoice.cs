using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Invoicing.Documents;
using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Invoices;

/// <summary>
/// Puts an invoice right that has something wrong in it, most often the address: a credit note cancels it, and it is issued anew for the same order, with
/// what the seller's settings say today. Licence and price stay, and what was paid for the old one pays the new one. The new one goes out by mail; the credit note stands beside it in the customer area.
/// </summary>
public sealed class CorrectInvoice(SellerSettings settings, IssueInvoice issue, InvoicingLetters letters)
{
    /// <summary>Corrects it. Refused where it is canceled, or where another tax would be charged by now.</summary>
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
        var content = Invoice.Content(session, number);
        if (content.Seller.TaxRate != seller.TaxRate)
            return Refusal.ToOwner($"the invoice {number} was issued with {content.Seller.TaxRate:0.#} % tax, and today it is {seller.TaxRate:0.#} %", "cancel it with 'jklab invoice cancel', and order anew");

        var order = Order.Find(session, wrong.OrderId)!.Readdress(session, address);
        issue.RunBack(session, wrong, reason.Trim(), actor);
        var issued = issue.Run(session, seller, order, content.Lines, actor, wrong);
        session.Execute("UPDATE payment_parts SET number = @issued WHERE number = @number", new { issued = issued.Number, number });
        session.Execute("UPDATE receivables SET status = 'canceled', paid = 0 WHERE number = @number", new { number });
        if (letters.Corrected(session, seller, order, wrong, issued, reason.Trim()) is { } letter) Outbox.Add(session, letter);
        return issued;
    }
}
