using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Invoicing.Prices;

/// <summary>Says what a seat costs from a day on. What was said before stays; the same again changes nothing.</summary>
public sealed class SetPrice(TimeProvider time)
{
    /// <summary>Sets it.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="productCode">Which product.</param>
    /// <param name="editionCode">Which edition.</param>
    /// <param name="amount">For a seat.</param>
    /// <param name="from">The first day; null is today.</param>
    public Result<Price> Run(Session session, string productCode, string editionCode, Money amount, Day? from)
    {
        if (!FindProduct.Edition(session, productCode, editionCode).TryGet(out var found, out var refusal)) return refusal;
        var now = time.GetUtcNow();
        var (product, edition, startsOn) = (found.Product, found.Edition, from ?? Day.Of(now));
        if (Price.On(session, product.Number, edition.Number, startsOn) != amount)
        {
            session.Execute(
                """
                INSERT INTO prices (id, product, edition, starts_on, cents)
                SELECT COALESCE(MAX(id), 0) + 1, @Product, @Edition, @startsOn, @Cents FROM prices
                """,
                new { Product = product.Number, Edition = edition.Number, startsOn, amount.Cents });
            AuditLog.Append(session, new AuditEntry(now, Actor.CommandLine, "price.set")
            {
                Details = new { product = product.Code, edition = edition.Code, amount = amount.ToString(), from = startsOn.ToString() },
            });
        }

        return new Price(product.Code, edition.Code, amount, startsOn);
    }
}
