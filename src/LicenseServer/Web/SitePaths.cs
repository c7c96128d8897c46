namespace JkLab.LicenseServer.Web;

/// <summary>Who an address is for: programs and operators get problem+json, people get pages.</summary>
internal static class SitePaths
{
    private static readonly string[] ForPrograms = ["/api", "/health", "/metrics", "/openapi"];

    /// <summary>Whether a person with a browser is answered there.</summary>
    internal static bool IsPage(PathString path) => !Array.Exists(ForPrograms, prefix => path.StartsWithSegments(prefix));
}
