using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>Pays an invoice with money that came in: once all of it is there the order is paid, its licence can be used, and a mail says so. All in the caller's transaction.</summary>
public sealed class SettleInvoice(ApproveLicense approve, ChangeLicense change, SetLicenseStatus setStatus, InvoicingLetters letters)
{
    /// <summary>Assigns what of a payment is left to an invoice, as far as it is needed.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="payment">The money.</param>
    /// <param name="state">The invoice, open.</param>
    /// <param name="isEnough">Whether the invoice counts as paid though something is missing.</param>
    /// <param name="actor">Through which door it came.</param>
    /// <returns>The payment as it stands now.</returns>
    public Payment Run(Session session, Payment payment, Receivable state, bool isEnough, Actor actor)
    {
        var amount = payment.Left < state.Left ? payment.Left : state.Left;
        var paid = state.Paid + amount;
        var isPaid = isEnough || paid >= state.Total;
        session.Execute(
            """
            INSERT INTO payment_parts (payment_id, number, amount, at) VALUES (@Id, @Number, @cents, @Now)
            ON CONFLICT (payment_id, number) DO UPDATE SET amount = payment_parts.amount + EXCLUDED.amount
            """,
            new { payment.Id, state.Number, cents = amount.Cents, session.Now });
        session.Execute(
            "UPDATE receivables SET paid = @cents, status = @status WHERE number = @Number",
            new { cents = paid.Cents, status = isPaid ? Receivable.PaidUp : Receivable.Open, state.Number });
        var assigned = payment with { Assigned = payment.Assigned + amount };
        assigned = assigned with { Status = assigned.Left > Money.Zero ? Payment.Open : Payment.Settled };
        uint? license = isPaid ? Fulfill(session, state.Number, actor) : null;
        AuditLog.Append(session, new AuditEntry(session.Now, actor, "payment.assigned")
        {
            LicenseId = license,
            Details = new { payment = payment.Id, invoice = state.Number, amount = amount.ToString() },
        });
        return assigned;
    }

    // A licence that was suspended or revoked meanwhile stays so: the money is there all the same, and the owner decides.
    private uint? Fulfill(Session session, string number, Actor actor)
    {
        var order = Order.OfInvoice(session, number);
        if (order.Status != OrderStatus.AwaitingPayment) return null;
        order.Close(session, OrderStatus.Paid);
        if (FindLicense.ByNumber(session, order.LicenseId) is not { } license) return null;
        if (order.IsFulfilled) Resume(session, order, license, actor);
        else if (order.Kind != OrderKind.License && license.Status != LicenseStatus.Revoked) Extend(session, order, license, number, actor);
        else if (license.Status == LicenseStatus.Pending) approve.Run(session, license, actor);
        return license.Id;
    }

    private void Extend(Session session, Order order, License license, string number, Actor actor)
    {
        var edition = FindProduct.ByNumber(session, order.ProductNumber)!.Editions.First(edition => edition.Number == order.EditionNumber).Code;
        var wider = change.Run(session, license, new LicenseChange(order.Kind == OrderKind.Edition ? edition : null, license.Seats + order.Seats, null, null, null, null, null, null), actor).Value;
        if (letters.Extended(session, order, number, wider) is { } letter) Outbox.Add(session, letter);
    }

    // Paid once more after the payment was taken back: what that suspended goes on.
    private void Resume(Session session, Order order, License license, Actor actor)
    {
        if (license.Status == LicenseStatus.Suspended && Invoice.OfOrder(session, order.Id).Any(invoice => license.StatusReason == UndoPayment.WhySuspended(invoice.Number))) setStatus.Run(session, license, LicenseStatus.Active, null, actor);
    }
}
