using JkLab.LicenseServer.Cli;
using Microsoft.AspNetCore.Http;

namespace JkLab.LicenseServer.Operations;

/// <summary>
/// Looks at where the server is to listen before it does: the web server takes a mistyped port for part of a name and then listens
/// everywhere, and explains a missing certificate to developers only.
/// </summary>
internal static class ListenAddresses
{
    /// <exception cref="OwnerException">An address is none, or is https without a certificate.</exception>
    internal static void Require(string? urls, IConfiguration settings)
    {
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) Require(url, settings, endpoint: null);
        foreach (var endpoint in settings.GetSection("Kestrel:Endpoints").GetChildren())
        {
            if (endpoint["Url"] is { } url) Require(url, settings, endpoint);
        }
    }

    private static void Require(string url, IConfiguration settings, IConfigurationSection? endpoint)
    {
        if (!IsAddress(url)) throw new OwnerException($"'{url}' is no address to listen on", "an address looks like http://127.0.0.1:5080");
        if (!url.StartsWith("https:", StringComparison.OrdinalIgnoreCase)) return;
        if (settings.GetSection("Kestrel:Certificates:Default").Exists() || endpoint?.GetSection("Certificate").Exists() == true) return;
        throw new OwnerException(
            $"there is no certificate for {url}",
            "set Kestrel:Certificates:Default:Path and Kestrel:Certificates:Default:KeyPath to the PEM files of certificate and key");
    }

    private static bool IsAddress(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && address.Port is >= 0 and <= ushort.MaxValue
                && (address.IsUnixPipe || address.Host.StartsWith('[') || !address.Host.Contains(':'));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
