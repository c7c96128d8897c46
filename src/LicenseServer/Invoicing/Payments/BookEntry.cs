using System.Security.Cryptography;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Invoicing.Invoices;
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
    internal (Payment? Payment, string? Invoice) Run(Session session, ReadEntry read, KnownEntries knownOnes, ReferenceFinder finder, Actor actor)
    {
        if (knownOnes.Find(session, read) is { } known)
        {
            Remember(session, read.Name, known);
            return (null, null);
        }

        var entry = read.Entry;
        var payment = new Payment(NewId.Number(session, random, "payments"), entry.BookedOn, entry.Amount, Money.Zero, entry.Payer, read.Text, Payment.Open, null, null);
        var state = FindMeant(session, payment, read, finder);
        (state is null ? payment : payment with { Assigned = payment.Amount, Status = Payment.Settled }).Insert(session, read.Key, entry.BankReference, knownOnes.ImportOf(read));
        if (!Remember(session, read.Name, payment.Id)) throw new OwnerException("another import took the same entry in at the same time", "import the file again: what is booked already is known");
        if (state is null) AuditLog.Append(session, new AuditEntry(session.Now, actor, "payment.received") { Details = new { payment = payment.Id, amount = payment.Amount.ToString() } });
        else settle.Run(session, payment, state, isEnough: false, actor);
        return (payment, state?.Number);
    }

    private static Receivable? FindMeant(Session session, Payment payment, ReadEntry read, ReferenceFinder finder)
    {
        var meant = read.References.Select(reference => Receivable.ByReference(session, reference)).OfType<Receivable>().ToList();
        return meant is [var only] && IsPaidBy(only) && !finder.FindNeighbors(only.Reference).Select(reference => Receivable.ByReference(session, reference)).Any(IsPaidBy) ? only : null;

        bool IsPaidBy(Receivable? state) => state is { Status: Receivable.Open } && state.Left == payment.Amount;
    }

    private static bool Remember(Session session, string name, long id) => session.Execute(
        "INSERT INTO payment_identities (identity, payment_id) VALUES (@name, @id) ON CONFLICT (identity) DO NOTHING", new { name, id }) == 1;
}
