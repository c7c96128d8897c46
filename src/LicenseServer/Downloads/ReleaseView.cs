using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Downloads;

/// <summary>A release as scripts and the owner's terminal show it.</summary>
internal sealed record ReleaseView(
    long Id, string Product, string Version, string BuildDate, string Platform, bool Demo, string FileName, long Size, string Sha256, string Signature, string KeyId, string PublishedAt)
{
    internal static ReleaseView Of(Release release) => new(
        release.Id, release.ProductCode, release.Version, release.BuildDate.ToString(), release.Platform, release.Demo, release.FileName, release.Size, release.Sha256,
        release.Signature, release.KeyId, Moment.ToText(release.PublishedAt));
}
