using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>What a payment could be for, as scripts read it.</summary>
public sealed record ProposalView(string Code, string InvoiceNumber, Money Amount, IReadOnlyList<MatchedInvoice> Invoices, string Reason)
{
    internal static ProposalView Of(Proposal proposal) => new(
        proposal.Code, proposal.State.Number, proposal.Parts.Aggregate(Money.Zero, (sum, part) => sum + part.Amount),
        [.. proposal.Parts.Select(part => new MatchedInvoice(part.State.Number, part.Amount))], ReasonOf(proposal));

    private static string ReasonOf(Proposal proposal) => proposal.Code switch
    {
        Proposal.Returned => $"the bank took it back; it had paid {proposal.State.Number}",
        Proposal.TooLittle => $"the reference is that of {proposal.State.Number}, which asks for {proposal.State.Left}",
        Proposal.TooMuch => $"the reference is that of {proposal.State.Number}, which asks for no more than {proposal.State.Left}",
        Proposal.AlreadyPaid => $"the reference is that of {proposal.State.Number}, which is paid",
        Proposal.Canceled => $"the reference is that of {proposal.State.Number}, which is canceled",
        Proposal.IssuedAnew => $"the reference is that of an invoice that is canceled; {proposal.State.Number} took its place",
        Proposal.SeveralInvoices => $"it names {string.Join(", ", proposal.Parts.Select(part => part.State.Number))} and pays all of them exactly",
        Proposal.UnclearReference => $"reference and amount are those of {proposal.State.Number}, but a slip in it would make it another invoice's",
        Proposal.DamagedReference => $"the reference is that of {proposal.State.Number} but for a slip",
        Proposal.InvoiceNumber => $"the number {proposal.State.Number} stands in the text",
        _ => $"name and amount are those of {proposal.State.Number}",
    };
}

/// <summary>A payment as scripts and people read it.</summary>
public sealed record PaymentView(
    long Id, string BookedOn, Money Amount, string Currency, string? Payer, string Remittance, string Status, Money Assigned, string? Reason, string? ReturnedOn, IReadOnlyList<MatchedInvoice> Invoices,
    IReadOnlyList<ProposalView> Proposals)
{
    /// <summary>The view of a payment.</summary>
    internal static PaymentView Of(Session session, Payment payment, ProposePayment propose) => new(
        payment.Id, payment.BookedOn, payment.Amount, "EUR", payment.Payer, payment.Remittance, payment.Status, payment.Assigned, payment.Reason, payment.ReturnedOn,
        session.Query("SELECT number, amount FROM payment_parts WHERE payment_id = @Id ORDER BY number", new { payment.Id }, row => new MatchedInvoice(row.GetString(0), new Money(row.GetInt64(1)))),
        [.. propose.For(payment).Select(ProposalView.Of)]);

    /// <summary>Prints one for people.</summary>
    internal static void Write(PaymentView payment, TextWriter writer)
    {
        Table.WriteFields(
            writer,
            ("payment", payment.Id.ToString()),
            ("booked", payment.BookedOn),
            ("amount", $"{payment.Amount} {payment.Currency}"),
            ("payer", payment.Payer),
            ("text", payment.Remittance.ReplaceLineEndings(" / ")),
            ("status", payment.Reason is null ? payment.Status : $"{payment.Status} ({payment.Reason})"),
            ("pays", string.Join(", ", payment.Invoices.Select(part => $"{part.InvoiceNumber} ({part.Amount})"))),
            ("returned", payment.ReturnedOn));
        foreach (var proposal in payment.Proposals) writer.WriteLine("  - " + proposal.Reason);
    }
}
