using JkLab.LicenseServer.Cli;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>A licence as scripts and people read it.</summary>
public sealed record LicenseView(
    uint Id, string? Key, string Product, string Edition, int Seats, string Status, string? StatusReason, string? ExpiresOn, string? UpdatesUntil,
    int[] Features, string? Licensee, string? Customer, string? Note, string CreatedAt)
{
    /// <summary>The view of a licence.</summary>
    public static LicenseView Of(License license) => new(
        license.Id, license.Key.ToString(), license.Product, license.Edition, license.Seats, Word(license.Status), license.StatusReason,
        license.ExpiresOn?.ToString(), license.UpdatesUntil?.ToString(), License.FeatureNumbers(license.Features),
        license.Licensee, license.Customer, license.Note, Moment.ToText(license.CreatedAt));

    /// <summary>A status as it is stored and told.</summary>
    internal static string Word(LicenseStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>Prints one licence for people.</summary>
    internal static void Write(LicenseView license, TextWriter writer) => Table.WriteFields(
        writer,
        ("key", license.Key),
        ("number", license.Id.ToString()),
        ("product", $"{license.Product} {license.Edition}"),
        ("seats", license.Seats.ToString()),
        ("status", license.StatusReason is null ? license.Status : $"{license.Status} ({license.StatusReason})"),
        ("expires", license.ExpiresOn ?? "never"),
        ("updates until", license.UpdatesUntil ?? "unlimited"),
        ("features", string.Join(',', license.Features)),
        ("licensee", license.Licensee),
        ("customer", license.Customer),
        ("note", license.Note),
        ("issued", license.CreatedAt));
}
