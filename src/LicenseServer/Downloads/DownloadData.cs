using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Downloads;

/// <summary>Releases are about nobody; who downloaded one stands in the security log.</summary>
internal static class DownloadData
{
    internal static readonly PersonalTable[] Tables =
    [
        new("releases")
        {
            Others =
            [
                "id", "product", "version", "build_date", "platform", "demo", "file_name", "file", "size", "sha256", "signature", "key_id", "notes", "published_at",
            ],
        },
    ];
}
