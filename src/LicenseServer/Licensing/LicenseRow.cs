using JkLab.LicenseCore;

namespace JkLab.LicenseServer.Licensing;

/// <summary>A licence as the database gives it.</summary>
internal sealed class LicenseRow
{
    public long Id { get; init; }

    public LicenseKey LicenseKey { get; init; } = null!;

    public string Product { get; init; } = "";

    public int ProductNumber { get; init; }

    public string Edition { get; init; } = "";

    public int EditionNumber { get; init; }

    public int Seats { get; init; }

    public string Status { get; init; } = "";

    public string? StatusReason { get; init; }

    public Day? ExpiresOn { get; init; }

    public Day? UpdatesUntil { get; init; }

    public int Features { get; init; }

    public string? Licensee { get; init; }

    public string? Customer { get; init; }

    public string? Note { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    internal License ToLicense() => new(
        (uint)Id, LicenseKey, Product, ProductNumber, Edition, EditionNumber, Seats, Enum.Parse<LicenseStatus>(Status, ignoreCase: true),
        StatusReason, ExpiresOn, UpdatesUntil, (ushort)Features, Licensee, Customer, Note, CreatedAt);
}
