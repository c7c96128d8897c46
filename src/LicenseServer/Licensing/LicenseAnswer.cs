using JkLab.LicenseCore;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>A licence as scripts see it.</summary>
public sealed record LicenseAnswer(
    uint Id, string? Key, string Product, string Edition, int Seats, string Status, string? ExpiresOn, string? UpdatesUntil, int[] Features,
    string? Licensee, string? Customer, string CreatedAt)
{
    /// <summary>Why it was suspended, resumed or revoked.</summary>
    public string? StatusReason { get; init; }

    /// <summary>For the owner alone.</summary>
    public string? Note { get; init; }

    /// <summary>A licence as it is stored.</summary>
    public static LicenseAnswer Of(License license) => new(
        license.Id, license.Key.ToString(), license.Product, license.Edition, license.Seats, NameOf(license.Status), license.ExpiresOn?.ToString(),
        license.UpdatesUntil?.ToString(), License.FeatureNumbers(license.Features), license.Licensee, license.Customer, Moment.ToText(license.CreatedAt))
    {
        StatusReason = license.StatusReason,
        Note = license.Note,
    };

    /// <summary>pending, active, suspended or revoked.</summary>
    internal static string NameOf(LicenseStatus status) => status.ToString().ToLowerInvariant();
}
