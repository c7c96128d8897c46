using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>Assigns a payment to invoices by the owner's word.</summary>
public sealed class AssignPayment(SettleInvoice settle)
{
    /// <summary>Assigns it, to one invoice after the other as far as it goes.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="id">Which payment.</param>
    /// <param name="numbers">The invoices.</param>
    /// <param name="isEnough">Whether the last one counts as paid though something is missing.</param>
    /// <param name="actor">Through which door the owner came.</param>
    public Result<Payment> Run(Session session, long id, IReadOnlyList<string> numbers, bool isEnough, Actor actor)
    {
        if (Payment.Find(session, id) is not { } payment) return Missing(id);
        if (payment.Status != Payment.Open) return Refusal.ToOwner($"the payment {id} is {payment.Status} already", "'jklab payment list --open' shows what needs a decision");
        if (payment.ReturnedOn is not null) return Returned(payment);
        for (var i = 0; i < numbers.Count; i++)
        {
            if (Receivable.Find(session, numbers[i]) is not { } state) return Refusal.ToOwner($"there is no invoice {numbers[i]}", "'jklab invoice list' shows all");
            if (state.Status != Receivable.Open)
                return Refusal.ToOwner($"the invoice {state.Number} is {state.Status}", "name another one; what is not for an invoice is dismissed with 'jklab payment dismiss'");
            if (payment.Left <= Money.Zero) return Refusal.ToOwner($"nothing of the payment {id} is left for the invoice {state.Number}", "leave it out");
            payment = settle.Run(session, payment, state, isEnough && i == numbers.Count - 1, actor);
        }

        return payment.Update(session);
    }

    internal static Refusal Returned(Payment payment) => Refusal.ToOwner(
        $"the bank took the payment {payment.Id} back on {payment.ReturnedOn}",
        payment.Assigned > Money.Zero ? $"take it off its invoices: jklab payment undo {payment.Id}" : $"dismiss it: jklab payment dismiss {payment.Id} --reason TEXT");

    internal static Refusal Missing(long id) => Refusal.ToOwner($"there is no payment {id}", "'jklab payment list' shows all");
}
