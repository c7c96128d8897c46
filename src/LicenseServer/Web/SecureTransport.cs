namespace JkLab.LicenseServer.Web;

/// <summary>
/// Pages carry passwords and codes, so they are answered over HTTPS alone, said by the connection itself or by a proxy that is known. On this
/// very computer plain HTTP will do.
/// </summary>
internal static class SecureTransport
{
    internal static Task Require(HttpContext context, RequestDelegate next) =>
        context.Request.IsHttps || !SitePaths.IsPage(context.Request.Path) || Loopback.IsLoopback(context)
            ? next(context)
            : new ProblemResult(new Refusal(RefusalCodes.HttpsRequired)).ExecuteAsync(context);
}
