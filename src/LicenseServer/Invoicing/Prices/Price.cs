using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Prices;

/// <summary>What a seat costs from a day on: net where tax is charged, in all where none is.</summary>
/// <param name="Product">The product's code.</param>
/// <param name="Edition">The edition's code.</param>
/// <param name="Amount">For a seat.</param>
/// <param name="From">The first day.</param>
public sealed record Price(string Product, string Edition, Money Amount, Day From)
{
    private const string Columns =
        "SELECT p.code, e.code, r.cents, r.starts_on FROM prices r JOIN products p ON p.number = r.product JOIN editions e ON e.product = r.product AND e.number = r.edition ";

    /// <summary>What a seat of an edition costs on a day; null where nobody has said.</summary>
    public static Money? On(Session session, int product, int edition, Day day) => session.QueryFirstOrDefault<long?>(
        "SELECT cents FROM prices WHERE product = @product AND edition = @edition AND starts_on <= @day ORDER BY starts_on DESC, id DESC LIMIT 1",
        new { product, edition, day }) is { } cents ? new Money(cents) : null;

    /// <summary>All there ever were, those of an edition by their day.</summary>
    public static IReadOnlyList<Price> All(Session session) => session.Query(
        Columns + "ORDER BY r.product, r.edition, r.starts_on, r.id", null, row => new Price(row.GetString(0), row.GetString(1), new Money(row.GetInt64(2)), row.GetDay(3)!.Value));

    /// <summary>The products with what is sold of them on a day, and for how much.</summary>
    public static IReadOnlyList<(Product Product, Edition Edition, Money Amount)> ForSale(Session session, Day day) =>
    [
        .. FindProduct.All(session).SelectMany(product => product.Editions.Select(edition => (product, edition, amount: On(session, product.Number, edition.Number, day))))
            .Where(sold => sold.amount is not null).Select(sold => (sold.product, sold.edition, sold.amount!.Value)),
    ];
}
