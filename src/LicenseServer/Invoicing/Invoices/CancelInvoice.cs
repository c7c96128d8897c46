using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Invoices;

/// <summary>
/// Cancels an invoice by a credit note, which goes to the customer by mail. Nothing is deleted; a licence that was never paid for ends, another stays as
/// it is; money that came for it waits for a decision again.
/// </summary>
public sealed class CancelInvoice(IssueInvoice issue, InvoicingLetters letters, SetLicenseStatus setStatus)
{
    /// <summary>The longest reason.</summary>
    public const int MaxReason = 200;

    /// <summary>Cancels it.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="number">Which invoice.</param>
    /// <param name="reason">Why: it stands on the credit note.</param>
    /// <param name="actor">Through which door the owner came.</param>
    /// <param name="status">What becomes of the order.</param>
    /// <returns>The credit note.</returns>
    public Result<Invoice> Run(Session session, string number, string reason, Actor actor, string status = OrderStatus.Canceled)
    {
        if (CheckReason(reason) is { } unsaid) return unsaid;
        if (!Find(session, number).TryGet(out var invoice, out var refusal)) return refusal;
        var why = reason.Trim();
        var order = Order.Find(session, invoice.OrderId)!;
        var creditNote = issue.RunBack(session, invoice, why, actor);
        FreePayments(session, number);
        if (order.Status == OrderStatus.AwaitingPayment && order.Kind == OrderKind.License && FindLicense.ByNumber(session, order.LicenseId) is { Status: LicenseStatus.Pending } license)
            setStatus.Run(session, license, LicenseStatus.Revoked, $"order {order.Id} {status}", actor);
        order.Close(session, status);
        if (letters.Canceled(session, order, invoice, creditNote, why) is { } letter) Outbox.Add(session, letter);
        return creditNote;
    }

    /// <summary>What is wrong with a reason, or null.</summary>
    internal static Refusal? CheckReason(string reason) => reason.Trim() is { Length: > 0 and <= MaxReason } why && !why.Any(char.IsControl) ? null
        : Refusal.ToOwner($"the reason is empty, longer than {MaxReason} characters, or has several lines", "say it in one line: it stands on the credit note");

    /// <summary>The invoice with its state, locked; refused where it can be canceled no more.</summary>
    internal static Result<Invoice> Find(Session session, string number)
    {
        var state = Receivable.Find(session, number);
        if (Invoice.Find(session, number) is not { } invoice) return Refusal.ToOwner($"there is no invoice {number}", "'jklab invoice list' shows all");
        if (state is null) return Refusal.ToOwner($"{number} is a credit note, which cannot be canceled", "order anew with 'jklab order create'");
        return state.Status == Receivable.Canceled ? Refusal.ToOwner($"the invoice {number} is canceled already", "'jklab invoice list' shows its credit note") : invoice with { State = state };
    }

    // What has come for it waits for the owner again: it goes back, or pays the invoice that is issued anew.
    private static void FreePayments(Session session, string number)
    {
        session.Execute(
            """
            UPDATE payments SET status = 'open', reason = NULL, assigned = assigned - (SELECT amount FROM payment_parts WHERE payment_id = payments.id AND number = @number)
            WHERE id IN (SELECT payment_id FROM payment_parts WHERE number = @number)
            """,
            new { number });
        session.Execute("DELETE FROM payment_parts WHERE number = @number", new { number });
        Receivable.Cancel(session, number);
    }
}
