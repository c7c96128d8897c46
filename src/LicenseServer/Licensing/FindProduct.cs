using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>Looks products up.</summary>
public static class FindProduct
{
    /// <summary>The product with a code, in either case, or null.</summary>
    public static Product? ByCode(Session session, string code) =>
        All(session).FirstOrDefault(product => string.Equals(product.Code, code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The product with a number, or null.</summary>
    public static Product? ByNumber(Session session, int number) => All(session).FirstOrDefault(product => product.Number == number);

    /// <summary>The name of the product with a number.</summary>
    public static string NameOf(Session session, int number) => session.ExecuteScalar<string>("SELECT name FROM products WHERE number = @number", new { number })!;

    /// <summary>A product and an edition of it by their codes, or which there are.</summary>
    public static Result<(Product Product, Edition Edition)> Edition(Session session, string productCode, string editionCode)
    {
        if (!LicenseRules.ReadProduct(session, productCode).TryGet(out var product, out var refusal)) return refusal;
        return LicenseRules.ReadEdition(product, editionCode).TryGet(out var edition, out refusal) ? (product, edition) : refusal;
    }

    /// <summary>Every product, by number.</summary>
    public static IReadOnlyList<Product> All(Session session)
    {
        var editions = session.Query<EditionRow>("SELECT product, number, code FROM editions ORDER BY product, number")
            .ToLookup(row => row.Product, row => new Edition(row.Code, row.Number));
        return
        [
            .. session.Query<ProductRow>("SELECT number, code, name, trial_days, trial_edition, transfers_per_year FROM products ORDER BY number")
                .Select(row => row.ToProduct([.. editions[row.Number]])),
        ];
    }

    private sealed class ProductRow
    {
        public int Number { get; init; }

        public string Code { get; init; } = "";

        public string Name { get; init; } = "";

        public int TrialDays { get; init; }

        public string? TrialEdition { get; init; }

        public int TransfersPerYear { get; init; }

        internal Product ToProduct(IReadOnlyList<Edition> editions) => new(
            Code, Number, Name, editions, TrialDays,
            editions.FirstOrDefault(edition => edition.Code == TrialEdition) ?? editions[0], TransfersPerYear);
    }

    private sealed class EditionRow
    {
        public int Product { get; init; }

        public int Number { get; init; }

        public string Code { get; init; } = "";
    }
}
