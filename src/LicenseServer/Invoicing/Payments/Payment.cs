using System.Data.Common;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>Money that came in.</summary>
/// <param name="Id">Nine digits.</param>
/// <param name="BookedOn">yyyy-MM-dd.</param>
/// <param name="Amount">How much.</param>
/// <param name="Assigned">What of it pays invoices.</param>
/// <param name="Payer">Who paid, as the bank says it.</param>
/// <param name="Remittance">What he wrote, references included, line by line.</param>
/// <param name="Status">One of the constants.</param>
/// <param name="Reason">Why it was dismissed.</param>
/// <param name="ReturnedOn">The day on which the bank took it back, or null.</param>
public sealed record Payment(long Id, string BookedOn, Money Amount, Money Assigned, string? Payer, string Remittance, string Status, string? Reason, string? ReturnedOn)
{
    /// <summary>It needs a decision.</summary>
    public const string Open = "open";

    /// <summary>It pays invoices.</summary>
    public const string Settled = "assigned";

    /// <summary>It is not for an invoice.</summary>
    public const string Dismissed = "dismissed";

    private const string Columns = "SELECT p.id, p.booked_on, p.amount, p.assigned, p.payer, p.remittance, p.status, p.reason, p.returned_on FROM payments p ";

    /// <summary>What of it pays nothing yet.</summary>
    public Money Left => Amount - Assigned;

    /// <summary>The payment with a number, or null. In a transaction that writes it is locked.</summary>
    public static Payment? Find(Session session, long id) => session.QueryFirstOrDefault(Columns + "WHERE p.id = @id" + session.ForUpdateOf("p"), new { id }, Read);

    /// <summary>All, or those that need a decision, the newest first.</summary>
    public static IReadOnlyList<Payment> All(Session session, bool onlyOpen, int most = int.MaxValue) =>
        session.Query(Columns + (onlyOpen ? "WHERE p.status = 'open' " : "") + "ORDER BY p.booked_on DESC, p.id LIMIT @most", new { most }, Read);

    internal void Insert(Session session, string textKey, string? bankReference, long importId) => session.Execute(
        """
        INSERT INTO payments (id, booked_on, amount, assigned, payer, remittance, text_key, bank_reference, import_id, status, imported_at)
        VALUES (@Id, @BookedOn, @amount, @assigned, @Payer, @Remittance, @textKey, @bankReference, @importId, @Status, @Now)
        """,
        new { Id, BookedOn, amount = Amount.Cents, assigned = Assigned.Cents, Payer, Remittance, textKey, bankReference, importId, Status, session.Now });

    /// <summary>Writes where it stands.</summary>
    internal Payment Update(Session session)
    {
        session.Execute("UPDATE payments SET assigned = @assigned, status = @Status, reason = @Reason WHERE id = @Id", new { assigned = Assigned.Cents, Status, Reason, Id });
        return this;
    }

    private static Payment Read(DbDataReader row) => new(
        row.GetInt64(0), row.GetString(1), new Money(row.GetInt64(2)), new Money(row.GetInt64(3)), row.GetText(4), row.GetString(5), row.GetString(6), row.GetText(7), row.GetText(8));
}
