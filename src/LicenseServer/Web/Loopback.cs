using System.Net;

namespace JkLab.LicenseServer.Web;

/// <summary>Whether a request was made on this very computer: remote address and Host are loopback, and nobody forwarded it.</summary>
public static class Loopback
{
    // X-Original-* is what the framework leaves of forwarding headers that it believed.
    private static readonly string[] ForwardingHeaders =
    [
        "Forwarded", "Via", "X-Real-IP", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix",
        "X-Original-For", "X-Original-Host", "X-Original-Proto", "X-Original-Prefix",
    ];

    /// <summary>Looks at address, Host and headers.</summary>
    public static bool IsLoopback(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } remote || !IPAddress.IsLoopback(remote)) return false;
        if (ForwardingHeaders.Any(context.Request.Headers.ContainsKey)) return false;
        var host = context.Request.Host.Host.Trim('[', ']');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }
}
