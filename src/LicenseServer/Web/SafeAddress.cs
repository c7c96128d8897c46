namespace JkLab.LicenseServer.Web;

/// <summary>Where the owner's texts may lead: within the site, to http and https, to mail. Everything else, scripts and data above all, is no address.</summary>
internal static class SafeAddress
{
    /// <summary>Where the images of the owner's pages are.</summary>
    internal const string ImageFolder = "/pages/";

    private static readonly string[] Schemes = ["http", "https", "mailto"];

    /// <summary>What a link leads to, or null where it may not. What does not begin with a slash is a page in the same language.</summary>
    internal static string? OfLink(string url, Language language)
    {
        if (IsStrange(url)) return null;
        if (Scheme(url) is { } scheme) return Schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase) ? url : null;
        return url[0] is '/' or '#' or '?' ? url : $"/{language.Tag()}/{url}";
    }

    /// <summary>Where an image of the site is, or null where it is from elsewhere. What does not begin with a slash lies in the folder of the pages.</summary>
    internal static string? OfImage(string url) =>
        IsStrange(url) || Scheme(url) is not null ? null : url[0] == '/' ? url : ImageFolder + url;

    // Browsers drop line breaks and take a backslash for a slash; two slashes name another site.
    private static bool IsStrange(string url) => url.Length == 0 || url.Any(c => c is <= ' ' or '\\' or '\x7f') || url.StartsWith("//", StringComparison.Ordinal);

    private static string? Scheme(string url) => url.IndexOfAny([':', '/', '?', '#']) is var end && end >= 0 && url[end] == ':' ? url[..end] : null;
}
