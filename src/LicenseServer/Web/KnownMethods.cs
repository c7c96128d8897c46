namespace JkLab.LicenseServer.Web;

/// <summary>The methods that may be named in logs and metrics. A method is the client's own word: it could be a licence key, or new each time.</summary>
internal static class KnownMethods
{
    private static readonly string[] All =
    [
        HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete, HttpMethods.Options,
    ];

    /// <summary>The method as HTTP writes it, or null when it is none of these.</summary>
    internal static string? Find(string method) => All.FirstOrDefault(known => HttpMethods.Equals(known, method));

    /// <summary>Refuses the others before a route or a metric sees them.</summary>
    internal static Task Require(HttpContext context, RequestDelegate next)
    {
        if (Find(context.Request.Method) is not { } method)
        {
            context.Response.Headers.Allow = string.Join(", ", All);
            return new ProblemResult(new Refusal(RefusalCodes.MethodNotAllowed)).ExecuteAsync(context);
        }

        context.Request.Method = method;
        return next(context);
    }
}
