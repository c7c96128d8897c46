using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Activation.Pages;

/// <summary>A licence that somebody wants to hand to whoever is signed in.</summary>
/// <param name="LicenseId">The licence number.</param>
/// <param name="Name">Product and edition.</param>
/// <param name="Seats">Computers at once.</param>
/// <param name="ExpiresAt">Until when.</param>
internal sealed record Offer(long LicenseId, string Name, int Seats, DateTimeOffset ExpiresAt)
{
    internal static Offer? Of(Session session, LicenseTransfer transfer, DateTimeOffset now) =>
        FindLicense.ByNumber(session, (uint)transfer.LicenseId) is not { } license || LicenseTransfer.Of(session, license, now) is null ? null
            : new Offer(license.Id, $"{FindProduct.ByNumber(session, license.ProductNumber)!.Name} {license.Edition}", license.Seats, transfer.ExpiresAt);
}
