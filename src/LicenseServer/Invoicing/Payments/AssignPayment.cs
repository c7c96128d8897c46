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
        if (payment.ReturnedOn is { } day) return Refusal.ToOwner($"the bank took the payment {id} back on {day}", $"dismiss it: jklab payment dismiss {id} --reason TEXT");
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

    internal static Refusal Missing(long id) => Refusal.ToOwner($"there is no payment {id}", "'jklab payment list' shows all");
}
