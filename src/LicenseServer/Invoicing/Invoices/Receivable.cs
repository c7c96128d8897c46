using System.Data.Common;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Invoicing.Payments;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Invoices;

/// <summary>What is asked for with an invoice, and what came of it.</summary>
/// <param name="Number">The invoice.</param>
/// <param name="Reference">What payers quote, compact.</param>
/// <param name="Buyer">His name.</param>
/// <param name="Total">What is asked for.</param>
/// <param name="Paid">What has come.</param>
/// <param name="Status">One of the constants.</param>
/// <param name="DueOn">The last day.</param>
/// <param name="Reminders">How often he was reminded.</param>
/// <param name="RemindedOn">When he was reminded last.</param>
public sealed record Receivable(string Number, string Reference, string Buyer, Money Total, Money Paid, string Status, Day DueOn, int Reminders, Day? RemindedOn)
{
    /// <summary>It waits for money.</summary>
    public const string Open = "open";

    /// <summary>It is settled.</summary>
    public const string PaidUp = "paid";

    /// <summary>A credit note cancels it.</summary>
    public const string Canceled = "canceled";

    internal const string Columns = "r.reference, r.buyer, r.total, r.paid, r.status, r.due_on, r.reminders, r.reminded_on";

    /// <summary>What is left.</summary>
    public Money Left => Total - Paid;

    /// <summary>That of an invoice, or null. In a transaction that writes it is locked.</summary>
    public static Receivable? Find(Session session, string number) => session.QueryFirstOrDefault(
        $"SELECT {Columns} FROM receivables r WHERE r.number = @number" + session.ForUpdateOf("r"), new { number }, row => Read(number, row, 0));

    /// <summary>That with a payment reference, compact, or null; locked as by its number.</summary>
    internal static Receivable? ByReference(Session session, string reference) => session.QueryFirstOrDefault(
        $"SELECT {Columns}, r.number FROM receivables r WHERE r.reference = @reference" + session.ForUpdateOf("r"), new { reference }, row => Read(row.GetString(8), row, 0));

    /// <summary>The open ones of a buyer that ask for an amount, a few of them.</summary>
    internal static IReadOnlyList<Receivable> OfBuyer(Session session, string buyerKey, Money left) => session.Query(
        $"SELECT {Columns}, r.number FROM receivables r WHERE r.buyer_key = @buyerKey AND r.status = 'open' AND r.total - r.paid = @Cents ORDER BY r.due_on LIMIT 5",
        new { buyerKey, left.Cents }, row => Read(row.GetString(8), row, 0));

    /// <summary>Those that wait for money, those first that were due first, each with its order.</summary>
    internal static IReadOnlyList<(Receivable State, long Order)> AllOpen(Session session, int most) => session.Query(
        $"SELECT {Columns}, r.number, i.order_id FROM receivables r JOIN invoices i ON i.number = r.number WHERE r.status = 'open' ORDER BY r.due_on, r.number LIMIT @most",
        new { most }, row => (Read(row.GetString(8), row, 0), row.GetInt64(9)));

    /// <summary>How long payment references are: as many lengths as numbers have digits.</summary>
    internal static IReadOnlyList<int> ReferenceLengths(Session session) =>
        [.. session.Query<int>("SELECT DISTINCT LENGTH(reference) FROM receivables ORDER BY 1")];

    /// <summary>Asks for nothing any more.</summary>
    internal static void Cancel(Session session, string number) => session.Execute("UPDATE receivables SET status = 'canceled', paid = 0 WHERE number = @number", new { number });

    internal void Insert(Session session) => session.Execute(
        "INSERT INTO receivables (number, reference, buyer, buyer_key, total, paid, status, due_on, reminders) VALUES (@Number, @Reference, @Buyer, @key, @total, @paid, @Status, @DueOn, @Reminders)",
        new { Number, Reference, Buyer, key = PaymentText.NameKey(Buyer), total = Total.Cents, paid = Paid.Cents, Status, DueOn, Reminders });

    /// <summary>A row of <see cref="Columns"/>, from a column on.</summary>
    internal static Receivable Read(string number, DbDataReader row, int at) => new(
        number, row.GetString(at), row.GetString(at + 1), new Money(row.GetInt64(at + 2)), new Money(row.GetInt64(at + 3)), row.GetString(at + 4), row.GetDay(at + 5)!.Value,
        row.GetInt32(at + 6), row.GetDay(at + 7));
}
