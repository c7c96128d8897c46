namespace JkLab.LicenseServer.Web;

/// <summary>The images that the site shows, by the end of their names.</summary>
internal static class ImageTypes
{
    /// <summary>What may hold scripts of its own, and so is never opened as a page.</summary>
    internal const string Svg = "image/svg+xml";

    /// <summary>The content type; null for what is none of these.</summary>
    internal static string? Find(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".svg" => Svg,
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".webp" => "image/webp",
        _ => null,
    };
}
