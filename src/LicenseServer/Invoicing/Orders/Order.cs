using System.Data.Common;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Orders;

/// <summary>What somebody has ordered.</summary>
/// <param name="Id">Nine digits.</param>
/// <param name="AccountId">Whose it is; null where he has no account.</param>
/// <param name="Email">His address.</param>
/// <param name="Language">In which he is written to, as a tag.</param>
/// <param name="Kind">One of <see cref="OrderKind"/>.</param>
/// <param name="LicenseId">The licence that it makes or changes.</param>
/// <param name="ProductNumber">The product.</param>
/// <param name="EditionNumber">The edition that the licence has once it is paid.</param>
/// <param name="Seats">How many seats are bought.</param>
/// <param name="IsConsumer">Whether he is one (§ 13 BGB).</param>
/// <param name="Address">To whom the invoice is written.</param>
/// <param name="Status">One of <see cref="OrderStatus"/>.</param>
/// <param name="CreatedAt">When it was placed.</param>
/// <param name="ClosedAt">When it was paid, withdrawn or canceled.</param>
/// <param name="IsFulfilled">Whether the licence has got what was ordered: that happens once, though the payment may be taken back.</param>
public sealed record Order(
    long Id, long? AccountId, string? Email, string Language, string Kind, uint LicenseId, int ProductNumber, int EditionNumber, int Seats, bool IsConsumer,
    BillingAddress Address, string Status, DateTimeOffset CreatedAt, DateTimeOffset? ClosedAt, bool IsFulfilled = false)
{
    private const string Columns =
        """
        SELECT o.id, o.account_id, o.email, o.language, o.kind, o.license_id, o.product, o.edition, o.seats, o.is_consumer, o.name, o.street, o.postal_code, o.city,
               o.country, o.vat_id, o.status, o.created_at, o.closed_at, o.fulfilled
        FROM orders o

        """;

    /// <summary>The order with a number, or null. In a transaction that writes it is locked.</summary>
    public static Order? Find(Session session, long id) => session.QueryFirstOrDefault(Columns + "WHERE o.id = @id" + session.ForUpdateOf("o"), new { id }, Read);

    /// <summary>The order of an invoice; locked as by its own number.</summary>
    internal static Order OfInvoice(Session session, string number) => session.QueryFirstOrDefault(
        Columns + "JOIN invoices i ON i.order_id = o.id WHERE i.number = @number" + session.ForUpdateOf("o"), new { number }, Read)!;

    /// <summary>An account's own order, or null.</summary>
    public static Order? OfAccount(Session session, long accountId, long id) =>
        session.QueryFirstOrDefault(Columns + "WHERE o.id = @id AND o.account_id = @accountId", new { accountId, id }, Read);

    /// <summary>An account's own orders, the newest first.</summary>
    public static IReadOnlyList<Order> AllOfAccount(Session session, long accountId) =>
        session.Query(Columns + "WHERE o.account_id = @accountId ORDER BY o.created_at DESC, o.id", new { accountId }, Read);

    /// <summary>All of a status, or all, the newest first.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="status">One of <see cref="OrderStatus"/>, or null.</param>
    /// <param name="most">No more than these.</param>
    public static IReadOnlyList<Order> All(Session session, string? status, int most = int.MaxValue) => session.Query(
        Columns + (status is null ? "" : "WHERE o.status = @status ") + "ORDER BY o.created_at DESC, o.id LIMIT @most", new { status, most }, Read);

    /// <summary>The order about a licence that waits for money, or null.</summary>
    public static Order? OpenOf(Session session, uint licenseId) => session.QueryFirstOrDefault(
        Columns + $"WHERE o.license_id = @license AND o.status = '{OrderStatus.AwaitingPayment}' LIMIT 1", new { license = (long)licenseId }, Read);

    internal void Insert(Session session) => session.Execute(
        """
        INSERT INTO orders (id, account_id, email, language, kind, license_id, product, edition, seats, is_consumer, name, street, postal_code, city, country, vat_id,
          status, created_at, closed_at)
        VALUES (@Id, @AccountId, @Email, @Language, @Kind, @license, @ProductNumber, @EditionNumber, @Seats, @consumer, @Name, @Street, @PostalCode, @City, @Country, @VatId,
          @Status, @CreatedAt, @ClosedAt)
        """,
        new
        {
            Id,
            AccountId,
            Email,
            Language,
            Kind,
            license = (long)LicenseId,
            ProductNumber,
            EditionNumber,
            Seats,
            consumer = IsConsumer ? 1 : 0,
            Address.Name,
            Address.Street,
            Address.PostalCode,
            Address.City,
            Address.Country,
            Address.VatId,
            Status,
            CreatedAt,
            ClosedAt,
        });

    /// <summary>Ends it; paid, it is fulfilled for ever.</summary>
    internal Order Close(Session session, string status)
    {
        var fulfilled = IsFulfilled || status == OrderStatus.Paid;
        session.Execute("UPDATE orders SET status = @status, closed_at = @Now, fulfilled = @fulfilled WHERE id = @Id", new { status, session.Now, fulfilled = fulfilled ? 1 : 0, Id });
        return this with { Status = status, ClosedAt = session.Now, IsFulfilled = fulfilled };
    }

    /// <summary>Writes its invoices to another address from now on.</summary>
    internal Order Readdress(Session session, BillingAddress address)
    {
        session.Execute(
            "UPDATE orders SET name = @Name, street = @Street, postal_code = @PostalCode, city = @City, country = @Country, vat_id = @VatId WHERE id = @Id",
            new { address.Name, address.Street, address.PostalCode, address.City, address.Country, address.VatId, Id });
        return this with { Address = address };
    }

    private static Order Read(DbDataReader row) => new(
        row.GetInt64(0), row.IsDBNull(1) ? null : row.GetInt64(1), row.GetText(2), row.GetString(3), row.GetString(4), (uint)row.GetInt64(5), row.GetInt32(6), row.GetInt32(7),
        row.GetInt32(8), row.GetInt32(9) == 1,
        new BillingAddress(row.GetString(10), row.GetString(11), row.GetString(12), row.GetString(13), row.GetString(14), row.GetText(15)),
        row.GetString(16), row.GetMoment(17)!.Value, row.GetMoment(18), row.GetInt32(19) == 1);
}
