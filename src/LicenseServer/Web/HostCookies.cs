using Microsoft.Extensions.Primitives;

namespace JkLab.LicenseServer.Web;

/// <summary>
/// Over HTTPS every cookie of the program is called <c>__Host-…</c>, so that a browser takes it from this very host alone and over HTTPS alone.
/// Inside the program it has its plain name, which is also what a browser sees over plain HTTP on this computer: there the prefix is forbidden.
/// </summary>
/// <remarks>The framework's cookies have one fixed name each; this is the one place that knows both.</remarks>
internal static class HostCookies
{
    /// <summary>How the plain name of every cookie begins.</summary>
    internal const string Prefix = "jklab-";

    private const string Host = "__Host-";

    internal static Task Rename(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.IsHttps) return next(context);
        if (context.Request.Headers.Cookie is { Count: > 0 } sent) context.Request.Headers.Cookie = Plain(sent);
        context.Response.OnStarting(() =>
        {
            if (context.Response.Headers.SetCookie is { Count: > 0 } set) context.Response.Headers.SetCookie = set.Select(Prefixed).ToArray();
            return Task.CompletedTask;
        });
        return next(context);
    }

    // One with the plain name did not come from here: another host of the domain may have planted it.
    private static StringValues Plain(StringValues sent)
    {
        var cookies = sent.SelectMany(header => (header ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(cookie => !cookie.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(cookie => cookie.StartsWith(Host + Prefix, StringComparison.Ordinal) ? cookie[Host.Length..] : cookie);
        return string.Join("; ", cookies);
    }

    private static string? Prefixed(string? cookie) => cookie?.StartsWith(Prefix, StringComparison.Ordinal) == true ? Host + cookie : cookie;
}
