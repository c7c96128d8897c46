using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Privacy;

/// <summary>
/// Whoever has had his data restricted can look, use his rights, write to the owner and guard his account; nothing else is done with his data in the
/// customer area. His programs go on: their licences are a contract.
/// </summary>
internal sealed class RestrictedUse(RequestDelegate next, Database database)
{
    private static readonly string[] Open = ["/account", "/support", "/sign-out"];

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.User.AccountIdOrNull() is not { } id || IsOpen(context.Request.Path)
            || (await database.ReadAsync(session => AccountHolder.Find(session, id), context.RequestAborted))?.RestrictedAt is null)
        {
            await next(context);
            return;
        }

        context.Response.Redirect($"/{PageLanguage.Of(context).Tag()}/account/data?done=stopped");
    }

    private static bool IsOpen(PathString path) => path.Value is [_, _, _, '/', ..] text && Open.Any(open => new PathString(text[3..]).StartsWithSegments(open));
}
