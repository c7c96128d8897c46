using System.Globalization;
using System.Security.Cryptography;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Invoicing.Invoices;
using JkLab.LicenseServer.Invoicing.Orders;
using JkLab.LicenseServer.Mail;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Invoicing.Consumers;

/// <summary>
/// Takes a withdrawal, whoever declares it: it is noted, the receipt goes out at once with content, date and time, and the owner is told. Where it names a
/// consumer's order of the last 14 days that is not paid yet, with the address that ordered it, the order is canceled too; everything else the owner
/// decides, for whoever has his licence released early may have no such right any more (§ 356(5) BGB). Whoever asks learns nothing of orders.
/// </summary>
public sealed class WithdrawOrder(CancelInvoice cancel, WithdrawalLetters letters, OwnerNotices owner, RandomNumberGenerator random)
{
    private const int Days = 14;
    private const int MostUnknownInAnHour = 20;
    private const int MostOfAnOrderInAnHour = 3;

    /// <summary>Takes it. Refused when too many come that fit no order.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="withdrawal">The declaration, checked.</param>
    /// <param name="language">In which it was made.</param>
    /// <returns>Its number.</returns>
    public Result<long> Run(Session session, Withdrawal withdrawal, Language language)
    {
        var order = Find(session, withdrawal);
        if (order is null && IsTooMuch(session)) return new Refusal(RefusalCodes.RateLimited) { Variant = Variants.Page };
        if (order is not null && Earlier(session, order) is { } earlier) return earlier;
        var isDone = order is { Status: OrderStatus.AwaitingPayment, IsFulfilled: false } && IsInTime(order, session.Now) && Cancel(session, order);
        var id = NewId.Number(session, random, "withdrawals");
        session.Execute(
            "INSERT INTO withdrawals (id, at, name, contract, email, order_id, outcome) VALUES (@id, @Now, @Name, @Contract, @Email, @order, @outcome)",
            new { id, session.Now, withdrawal.Name, withdrawal.Contract, withdrawal.Email, order = order?.Id, outcome = isDone ? Withdrawal.Done : Withdrawal.ToCheck });
        AuditLog.Append(session, new AuditEntry(session.Now, Actor.Web, "withdrawal.received") { Details = new { withdrawal = id, order = order?.Id, isDone } });
        Outbox.Add(session, letters.Receipt(withdrawal, session.Now, language));
        owner.Add(session, tongue => letters.ToOwner(withdrawal, id, order, isDone, tongue));
        return id;
    }

    // Declared again it is one withdrawal, with one receipt; of what the owner has to look at, he looks at no more than a few in an hour.
    private static long? Earlier(Session session, Order order)
    {
        var known = session.Query<long>(
            "SELECT id FROM withdrawals WHERE order_id = @Id AND (outcome = @done OR at > @since) ORDER BY at DESC",
            new { order.Id, done = order.Status == OrderStatus.Withdrawn ? Withdrawal.Done : "", since = session.Now.AddHours(-1) }).ToList();
        return known.Count >= (order.Status == OrderStatus.Withdrawn ? 1 : MostOfAnOrderInAnHour) ? known[0] : null;
    }

    private bool Cancel(Session session, Order order) =>
        cancel.Run(session, Invoice.Current(session, order.Id).Number, "Widerruf durch den Verbraucher", Actor.Web, OrderStatus.Withdrawn).Refusal is null;

    // The day of the contract does not count (§ 187(1) BGB); the last day does, to its end where the vendor is.
    private static bool IsInTime(Order order, DateTimeOffset now) => now < order.CreatedAt.AddDays(Days + 1);

    private static bool IsTooMuch(Session session) => session.ExecuteScalar<long>(
        "SELECT COUNT(*) FROM withdrawals WHERE order_id IS NULL AND at > @since", new { since = session.Now.AddHours(-1) }) >= MostUnknownInAnHour;

    private static Order? Find(Session session, Withdrawal withdrawal)
    {
        var text = withdrawal.Contract.Trim();
        var order = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Order.Find(session, id) : null;
        order ??= Invoice.Find(session, text) is { } invoice ? Order.Find(session, invoice.OrderId) : null;
        return order is { IsConsumer: true, Email: { } email } && EmailKey.Of(email) == EmailKey.Of(withdrawal.Email) ? order : null;
    }
}
