namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>A workshop whose owner has told his address, so that he gets letters.</summary>
public sealed class VendorWorkshop : IAsyncLifetime
{
    /// <summary>The owner's address for letters.</summary>
    public const string Address = "vendor@example.com";

    /// <summary>The workshop.</summary>
    public Workshop Workshop { get; } = new();

    /// <inheritdoc/>
    public Task InitializeAsync()
    {
        Workshop.Owner.Write("data/appsettings.json", $$"""{ "Vendor": { "Email": "{{Address}}" } }""");
        return Workshop.InitializeAsync();
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Workshop.DisposeAsync();
}
