namespace JkLab.LicenseServer.Web;

/// <summary>One line for each request: by its route, so that no System-ID in an address is kept, and with the client's address cut.</summary>
internal sealed class RequestLog(RequestDelegate next, TimeProvider time, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var start = time.GetTimestamp();
        var method = KnownMethods.Find(context.Request.Method) ?? "(other)";
        await next(context);
        var status = context.Response.StatusCode;
        log.Log(
            status >= 500 ? LogLevel.Error : LogLevel.Information,
            "{Method} {Route} {Status} in {Elapsed:0.0} ms from {Network}",
            method,
            (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)",
            status,
            time.GetElapsedTime(start).TotalMilliseconds,
            ClientAddress.ForLog(context.Connection.RemoteIpAddress));
    }
}
