using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>Says that what is left of a payment is not for an invoice: somebody else's money, or what was given back.</summary>
public static class DismissPayment
{
    /// <summary>The longest reason.</summary>
    public const int MaxReason = 200;

    /// <summary>Dismisses it.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="id">Which.</param>
    /// <param name="reason">Why, for the owner himself.</param>
    /// <param name="actor">Through which door he came.</param>
    public static Result<Payment> Run(Session session, long id, string reason, Actor actor)
    {
        if (Payment.Find(session, id) is not { } payment) return AssignPayment.Missing(id);
        if (payment.Status != Payment.Open) return Refusal.ToOwner($"the payment {id} is {payment.Status} already", "'jklab payment list --open' shows what needs a decision");
        if (payment.ReturnedOn is not null && payment.Assigned > Money.Zero) return AssignPayment.Returned(payment);
        if (reason.Trim() is not { Length: > 0 and <= MaxReason } why || why.Any(char.IsControl))
            return Refusal.ToOwner($"the reason is empty, longer than {MaxReason} characters, or has several lines", "say it in one line");
        AuditLog.Append(session, new AuditEntry(session.Now, actor, "payment.dismissed") { Details = new { payment = id } });
        return (payment with { Status = payment.Assigned > Money.Zero ? Payment.Settled : Payment.Dismissed, Reason = why }).Update(session);
    }
}
