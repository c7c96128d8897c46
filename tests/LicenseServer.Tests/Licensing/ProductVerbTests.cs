using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Licensing;

public abstract class ProductVerbTests(Engine engine) : IDisposable
{
    private readonly Owner owner = new(engine: engine);

    [SkippableFact]
    public void NewFolder_HasTheSampleProduct()
    {
        var product = Assert.Single(owner.Json("product", "list").EnumerateArray());

        Assert.Equal("KBRS", product.GetProperty("code").GetString());
        Assert.Equal(1, product.GetProperty("number").GetInt32());
        Assert.Equal("KBRS CRM", product.GetProperty("name").GetString());
        Assert.Equal(
            ["standard=1", "professional=2"],
            product.GetProperty("editions").EnumerateArray().Select(edition => $"{edition.GetProperty("code")}={edition.GetProperty("number")}"));
    }

    [SkippableFact]
    public void Add_Product_CanBeLicensed()
    {
        var added = owner.Json("product", "add", "PUTZ-2", "--number", "255", "--name", "Putzplan", "--edition", "pro=9", "--edition", "mini=4", "--trial-edition", "pro");

        Assert.Equal("mini", added.GetProperty("editions")[0].GetProperty("code").GetString());
        Assert.Equal("pro", added.GetProperty("trialEdition").GetString());
        owner.Run("license", "issue", "--product", "PUTZ-2", "--edition", "mini").Succeeded();
    }

    [SkippableTheory]
    [InlineData(1, "there is a product KBRS already", "KBRS", "2", "a=1")]
    [InlineData(1, "the number 1 belongs to the product KBRS", "NEW", "1", "a=1")]
    [InlineData(1, "'a' is no edition", "NEW", "2", "a")]
    [InlineData(1, "'a=256' is no edition", "NEW", "2", "a=256")]
    [InlineData(2, "--number is '256'", "NEW", "256", "a=1")]
    [InlineData(2, "'Ä' is no product code", "Ä", "2", "a=1")]
    public void Add_WithMistake_IsRefused(int status, string message, string code, string number, string edition) =>
        owner.Run("product", "add", code, "--number", number, "--name", "x", "--edition", edition).Failed(message, status);

    public void Dispose() => owner.Dispose();
}

/// <inheritdoc/>
public sealed class ProductVerbTestsOnSqlite() : ProductVerbTests(Engine.Sqlite);

/// <inheritdoc/>
public sealed class ProductVerbTestsOnPostgres() : ProductVerbTests(Engine.Postgres);
