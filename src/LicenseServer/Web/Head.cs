namespace JkLab.LicenseServer.Web;

/// <summary>HEAD is GET without the body, which Kestrel leaves out by itself.</summary>
internal static class Head
{
    private static readonly object Key = new();

    /// <summary>Lets whatever answers GET answer HEAD.</summary>
    internal static Task ReadAsGet(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method)) return next(context);
        context.Items[Key] = true;
        context.Request.Method = HttpMethods.Get;
        return next(context);
    }

    /// <summary>Whether nothing but the headers is sent.</summary>
    internal static bool IsAskedBy(HttpContext context) => context.Items.ContainsKey(Key);
}
