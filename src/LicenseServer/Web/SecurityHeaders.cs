namespace JkLab.LicenseServer.Web;

/// <summary>The headers that keep a browser from doing more with an answer than showing it.</summary>
/// <remarks>Nothing comes from elsewhere and nothing stands inline, so the policy names the site itself alone.</remarks>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For files that others made: should a browser show one after all, it can do nothing.</summary>
    internal const string ForDownloads = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private const string TwoYears = "max-age=63072000";

    internal static Task Add(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = TwoYears;
        if (!SitePaths.IsPage(context.Request.Path)) return next(context);

        headers.ContentSecurityPolicy = Policy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        context.Response.OnStarting(() =>
        {
            if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store"; // pages show codes and names; what may be kept says so itself
            return Task.CompletedTask;
        });
        return next(context);
    }
}
