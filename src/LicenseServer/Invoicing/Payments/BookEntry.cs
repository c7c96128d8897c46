using System.Security.Cryptography;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Invoicing.Statements;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>
/// Takes an entry of a statement in. Where it quotes the reference of exactly one invoice, that one is open and the amount is what is left of it to the cent,
/// the invoice is paid; everything else waits for the owner.
/// </summary>
internal sealed class BookEntry(SettleInvoice settle, RandomNumberGenerator random)
{
    /// <summary>Takes a credit in.</summary>
    /// <returns>The invoice that it paid, or null where it waits; no payment where it is known already.</returns>
    internal (Payment? Payment, string? Invoice) Run(Session session, StatementEntry entry, EntryIdentity identities, ReferenceFinder finder, Actor actor)
    {
        var identity = identities.Of(entry);
        if (identities.Find(session, entry, identity) is { } known)
        {
            Remember(session, identity, known);
            return (null, null);
        }

        var payment = new Payment(NewId.Number(session, random, "payments"), entry.BookedOn, entry.Amount, Money.Zero, entry.Payer, EntryText.Of(entry), Payment.Open, null, null);
        var state = FindMeant(session, payment, finder);
        (state is null ? payment : payment with { Assigned = payment.Amount, Status = Payment.Settled }).Insert(session, identities.KeyOf(entry), entry.BankReference, identities.ImportId);
        if (!Remember(session, identity, payment.Id)) throw new OwnerException("another import took the same entry in at the same time", "import the file again: what is booked already is known");
        if (state is null) AuditLog.Append(session, new AuditEntry(session.Now, actor, "payment.received") { Details = new { payment = payment.Id, amount = payment.Amount.ToString() } });
        else settle.Run(session, payment, state, isEnough: false, actor);
        return (payment, state?.Number);
    }

    private static Receivable? FindMeant(Session session, Payment payment, ReferenceFinder finder)
    {
        var meant = finder.FindDelimited(payment.Remittance).Select(reference => Receivable.ByReference(session, reference)).OfType<Receivable>().ToList();
        return meant is [var only] && IsPaidBy(only) && !finder.FindNeighbors(only.Reference).Select(reference => Receivable.ByReference(session, reference)).Any(IsPaidBy) ? only : null;

        bool IsPaidBy(Receivable? state) => state is { Status: Receivable.Open } && state.Left == payment.Amount;
    }

    private static bool Remember(Session session, string identity, long id) => session.Execute(
        "INSERT INTO payment_identities (identity, payment_id) VALUES (@identity, @id) ON CONFLICT (identity) DO NOTHING", new { identity, id }) == 1;
}
