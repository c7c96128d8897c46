using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace JkLab.LicenseServer.Web;

/// <summary>
/// The reverse proxies whose forwarded headers count: <c>Proxy:KnownProxies</c> (addresses) and <c>Proxy:KnownNetworks</c> (CIDR), each a
/// list or one text with commas. Without them nobody's do.
/// </summary>
internal static class ProxySettings
{
    private const string Proxies = "Proxy:KnownProxies";
    private const string Networks = "Proxy:KnownNetworks";

    /// <summary>Both.</summary>
    internal static readonly string[] Names = [Proxies, Networks];

    /// <summary>A switch of the framework, which would believe forwarded headers from everybody.</summary>
    private const string Everybody = "ForwardedHeaders_Enabled";

    internal static IEnumerable<string> Check(IConfiguration settings) =>
    [
        .. Read(settings, Proxies).Where(text => !IPAddress.TryParse(text, out _))
            .Select(text => $"the setting {Proxies} is '{text}' and must be an IP address, such as 10.0.0.2"),
        .. Read(settings, Networks).Where(text => !IPNetwork.TryParse(text, out _))
            .Select(text => $"the setting {Networks} is '{text}' and must be a network, such as 10.0.0.0/24"),
        .. new[] { settings, new ConfigurationBuilder().AddEnvironmentVariables("DOTNET_").Build() }
            .Where(source => string.Equals(source[Everybody], "true", StringComparison.OrdinalIgnoreCase))
            .Select(_ => $"the setting {Everybody} (ASPNETCORE_FORWARDEDHEADERS_ENABLED) would believe everybody's forwarded headers; "
                + $"leave it out and name your proxy with {Proxies}"),
    ];

    /// <summary>How to read forwarded headers; null when there is no proxy to believe.</summary>
    internal static ForwardedHeadersOptions? Read(IConfiguration settings)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null, // as many hops as are known proxies
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var text in Read(settings, Proxies)) options.KnownProxies.Add(IPAddress.Parse(text));
        foreach (var text in Read(settings, Networks)) options.KnownIPNetworks.Add(IPNetwork.Parse(text));
        return options.KnownProxies.Count + options.KnownIPNetworks.Count > 0 ? options : null;
    }

    private static IEnumerable<string> Read(IConfiguration settings, string name)
    {
        var section = settings.GetSection(name);
        IEnumerable<string?> values = section.Value is { } value ? value.Split(',') : section.GetChildren().Select(child => child.Value);
        return values.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text!.Trim());
    }
}
