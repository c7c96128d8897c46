using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>
/// Takes a payment off its invoices again, by the owner's word: the bank took it back, or it was assigned to the wrong one. The invoices are open again;
/// licences go on unless he suspends them.
/// </summary>
public sealed class UndoPayment(SetLicenseStatus setStatus)
{
    /// <summary>Takes it off.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="id">Which.</param>
    /// <param name="suspend">Whether licences of invoices that are not paid any more are suspended.</param>
    /// <param name="actor">Through which door the owner came.</param>
    public Result<Payment> Run(Session session, long id, bool suspend, Actor actor)
    {
        if (Payment.Find(session, id) is not { } payment) return AssignPayment.Missing(id);
        var parts = PartsOf(session, id);
        if (parts.Count == 0) return Refusal.ToOwner($"the payment {id} pays no invoice", "'jklab payment list' shows all");
        var states = parts.Select(part => Receivable.Find(session, part.Number)).ToList();
        if (!PartsOf(session, id).SequenceEqual(parts)) return Refusal.ToOwner($"what the payment {id} pays has changed at the same time", "try again");
        foreach (var ((number, amount), found) in parts.Zip(states))
        {
            if (found is not { } state) continue;
            var open = state.Status == Receivable.Canceled ? Receivable.Canceled : Receivable.Open;
            session.Execute("UPDATE receivables SET paid = @paid, status = @open WHERE number = @number", new { paid = (state.Paid - amount).Cents, open, number });
            if (state.Status == Receivable.PaidUp) Reopen(session, number, suspend, actor);
        }

        session.Execute("DELETE FROM payment_parts WHERE payment_id = @id", new { id });
        AuditLog.Append(session, new AuditEntry(session.Now, actor, "payment.undone") { Details = new { payment = id, invoices = parts.Select(part => part.Number) } });
        var isReturned = payment.ReturnedOn is not null;
        return (payment with
        {
            Assigned = Money.Zero,
            Status = isReturned ? Payment.Dismissed : Payment.Open,
            Reason = isReturned ? $"taken back by the bank on {payment.ReturnedOn}" : null,
        }).Update(session);
    }

    /// <summary>The reason that a licence is suspended for.</summary>
    internal static string WhySuspended(string number) => $"invoice {number} is not paid any more";

    private static IReadOnlyList<(string Number, Money Amount)> PartsOf(Session session, long id) => session.Query(
        "SELECT number, amount FROM payment_parts WHERE payment_id = @id ORDER BY number", new { id }, row => (row.GetString(0), new Money(row.GetInt64(1))));

    private void Reopen(Session session, string number, bool suspend, Actor actor)
    {
        var order = Order.Find(session, Invoice.Find(session, number)!.OrderId)!;
        if (order.Status != OrderStatus.Paid) return;
        session.Execute("UPDATE orders SET status = 'awaiting-payment', closed_at = NULL WHERE id = @Id", new { order.Id });
        if (suspend && FindLicense.ByNumber(session, order.LicenseId) is { Status: LicenseStatus.Active } license)
            setStatus.Run(session, license, LicenseStatus.Suspended, WhySuspended(number), actor);
    }
}
