using JkLab.LicenseCore;

namespace JkLab.LicenseServer.Licensing;

/// <summary>A licence: what somebody bought.</summary>
/// <param name="Id">The licence number, as activation codes carry it.</param>
/// <param name="Key">The secret by which the customer names it.</param>
/// <param name="Product">The product's code.</param>
/// <param name="ProductNumber">The product's number, 1 to 255.</param>
/// <param name="Edition">The edition's code.</param>
/// <param name="EditionNumber">The edition's number, 1 to 255.</param>
/// <param name="Seats">Computers that may be active at once, 1 to 4095.</param>
/// <param name="Status">Where it is in its life.</param>
/// <param name="StatusReason">Why it was suspended, resumed or revoked.</param>
/// <param name="ExpiresOn">The last valid day, null for ever.</param>
/// <param name="UpdatesUntil">The last build date covered, null for every build.</param>
/// <param name="Features">16 flags whose meaning is the product's.</param>
/// <param name="Licensee">The name put into every code.</param>
/// <param name="Customer">The customer's e-mail.</param>
/// <param name="Note">For the owner alone.</param>
/// <param name="CreatedAt">When it was issued.</param>
public sealed record License(
    uint Id, LicenseKey Key, string Product, int ProductNumber, string Edition, int EditionNumber, int Seats, LicenseStatus Status,
    string? StatusReason, Day? ExpiresOn, Day? UpdatesUntil, ushort Features, string? Licensee, string? Customer, string? Note, DateTimeOffset CreatedAt)
{
    /// <summary>The account that shows it; null while nobody has claimed it.</summary>
    public long? AccountId { get; init; }

    /// <summary>The numbers of the flags that are set, 0 to 15, ascending.</summary>
    public static int[] FeatureNumbers(ushort features) => [.. Enumerable.Range(0, 16).Where(bit => (features >> bit & 1) == 1)];
}
