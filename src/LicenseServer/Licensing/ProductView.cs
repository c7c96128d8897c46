namespace JkLab.LicenseServer.Licensing;

/// <summary>A product as scripts read it.</summary>
internal sealed record ProductView(
    string Code, int Number, string Name, IReadOnlyList<Edition> Editions, int TrialDays, string TrialEdition, int TransfersPerYear)
{
    internal static ProductView Of(Product product) => new(
        product.Code, product.Number, product.Name, product.Editions, product.TrialDays, product.TrialEdition.Code, product.TransfersPerYear);

    internal string?[] Row() =>
    [
        Code, Number.ToString(), Name, string.Join(", ", Editions.Select(edition => $"{edition.Code}={edition.Number}")),
        $"{TrialDays} days {TrialEdition}", TransfersPerYear.ToString(),
    ];
}
