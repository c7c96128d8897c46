using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;

namespace JkLab.LicenseServer.Downloads;

/// <summary>Whether a release is for somebody, and if not, why.</summary>
/// <param name="Reason">Null where it is; else the name of a text.</param>
/// <param name="Day">The day that the text names, or null.</param>
internal sealed record Coverage(string? Reason, Day? Day = null)
{
    private static readonly Coverage Full = new((string?)null);

    /// <summary>Whether he may download it.</summary>
    internal bool IsFull => Reason is null;

    /// <summary>What the licences of an account say; null where none is of that product, so that it is none of his business.</summary>
    /// <param name="release">The release.</param>
    /// <param name="own">All licences of the account.</param>
    /// <param name="today">The day.</param>
    internal static Coverage? Of(Release release, IReadOnlyList<License> own, Day today)
    {
        if (release.Demo) return Full;
        var licenses = own.Where(license => license.ProductNumber == release.Product).ToList();
        if (licenses.Count == 0) return null;
        var usable = licenses.Where(license => FindLicense.CheckUsable(license, today) is null).ToList();
        if (usable.Any(license => license.UpdatesUntil is not { } until || release.BuildDate <= until)) return Full;
        if (usable.Count > 0) return new Coverage("UpdatesEnded", usable.Max(license => license.UpdatesUntil));
        var last = licenses.OrderByDescending(license => license.ExpiresOn).First();
        return FindLicense.CheckUsable(last, today)!.Code switch
        {
            RefusalCodes.LicensePending => new Coverage("LicensePending"),
            RefusalCodes.LicenseExpired => new Coverage("LicenseExpired", last.ExpiresOn),
            _ => new Coverage("LicenseStopped"),
        };
    }
}
