using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>Says what a payment that needs a decision could be for, the likeliest first. It books nothing.</summary>
/// <param name="session">The transaction.</param>
internal sealed class ProposePayment(Session session)
{
    private const int Most = 5;

    private readonly ReferenceFinder finder = new(Receivable.ReferenceLengths(session));

    /// <summary>The proposals; none for what needs no decision.</summary>
    internal IReadOnlyList<Proposal> For(Payment payment)
    {
        if (payment.Status != Payment.Open) return [];
        if (payment.ReturnedOn is not null) return [.. PartsOf(payment).Select(state => new Proposal(Proposal.Returned, [], state))];
        var exact = Find(finder.FindExact(payment.Remittance));
        if (exact.Count > 1 && Several(payment, exact) is { } several) return [several];
        var proposals = exact.Select(state => Anew(state) is { } anew ? Pay(Proposal.IssuedAnew, payment, anew) : OfReference(payment, state)).ToList();
        if (proposals.Count == 0)
        {
            var numbered = Find(finder.FindNumbers(payment.Remittance));
            if (numbered.Count > 1 && Several(payment, numbered) is { } all) proposals.Add(all);
            proposals.AddRange(InOrder(payment, Find(finder.FindDamaged(payment.Remittance)), Proposal.DamagedReference));
            proposals.AddRange(InOrder(payment, numbered, Proposal.InvoiceNumber));
        }

        if (payment.Payer is { } payer) proposals.AddRange(Receivable.OfBuyer(session, PaymentText.NameKey(payer), payment.Left).Select(state => Pay(Proposal.NameAndAmount, payment, state)));
        return [.. proposals.DistinctBy(proposal => proposal.State.Number).Take(Most)];
    }

    private List<Receivable> Find(IEnumerable<string> references) =>
        [.. references.Select(reference => Receivable.ByReference(session, reference)).OfType<Receivable>().DistinctBy(state => state.Number)];

    // Who pays by the first of two letters quotes the reference that is no more.
    private Receivable? Anew(Receivable state) => state.Status == Receivable.Canceled && Invoice.Find(session, state.Number) is { } invoice
        && Invoice.Current(session, invoice.OrderId) is { State: { Status: Receivable.Open } open } ? open : null;

    private static Proposal OfReference(Payment payment, Receivable state) => state.Status switch
    {
        Receivable.PaidUp => new Proposal(Proposal.AlreadyPaid, [], state),
        Receivable.Canceled => new Proposal(Proposal.Canceled, [], state),
        _ => Pay(payment.Left < state.Left ? Proposal.TooLittle : payment.Left > state.Left ? Proposal.TooMuch : Proposal.UnclearReference, payment, state),
    };

    private static Proposal? Several(Payment payment, List<Receivable> states) =>
        states.All(state => state.Status == Receivable.Open) && states.Aggregate(Money.Zero, (sum, state) => sum + state.Left) == payment.Left
            ? new Proposal(Proposal.SeveralInvoices, [.. states.Select(state => (state, state.Left))]) : null;

    // The amount says more than a text that is damaged already: those that it fits come first.
    private static IEnumerable<Proposal> InOrder(Payment payment, List<Receivable> states, string code) => states
        .Where(state => state.Status == Receivable.Open)
        .OrderByDescending(state => state.Left == payment.Left)
        .ThenByDescending(state => payment.Payer is { } payer && PaymentText.NameKey(state.Buyer) == PaymentText.NameKey(payer))
        .Select(state => Pay(code, payment, state));

    private static Proposal Pay(string code, Payment payment, Receivable state) => new(code, [(state, payment.Left < state.Left ? payment.Left : state.Left)]);

    private IEnumerable<Receivable> PartsOf(Payment payment) => session.Query<string>("SELECT number FROM payment_parts WHERE payment_id = @Id ORDER BY number", new { payment.Id }).ToList()
        .Select(number => Receivable.Find(session, number)).OfType<Receivable>();
}
