using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>Adds a product with its editions.</summary>
public sealed class AddProduct(TimeProvider time)
{
    /// <summary>Adds it, unless its code or number is taken.</summary>
    public Result<Product> Run(Session session, Product product)
    {
        if (FindProduct.ByCode(session, product.Code) is { } same)
            return Refusal.ToOwner($"there is a product {same.Code} already", "'jklab product list' shows the products");
        if (FindProduct.ByNumber(session, product.Number) is { } other)
            return Refusal.ToOwner($"the number {product.Number} belongs to the product {other.Code}", "choose a number that no product has, 1 to 255");

        var now = time.GetUtcNow();
        session.Execute(
            """
            INSERT INTO products (number, code, name, trial_days, trial_edition, transfers_per_year, created_at)
            VALUES (@Number, @Code, @Name, @TrialDays, @TrialEdition, @TransfersPerYear, @now)
            """,
            new { product.Number, product.Code, product.Name, product.TrialDays, TrialEdition = product.TrialEdition.Code, product.TransfersPerYear, now });
        session.Execute(
            "INSERT INTO editions (product, number, code) VALUES (@Product, @Number, @Code)",
            product.Editions.Select(edition => new { Product = product.Number, edition.Number, edition.Code }));
        AuditLog.Append(session, new AuditEntry(now, Actor.CommandLine, "product.added") { Details = new { product = product.Code } });
        return product;
    }
}
