using System.Net;
using System.Net.Sockets;

namespace JkLab.LicenseServer.Web;

/// <summary>What may be known of a client's address.</summary>
internal static class ClientAddress
{
    private const int CustomerBits = 64;

    /// <summary>What identifies a customer's connection: the whole IPv4 address, the /64 of an IPv6 address.</summary>
    internal static byte[] Identity(IPAddress? address)
    {
        var plain = Plain(address);
        return Cut(plain, plain.AddressFamily == AddressFamily.InterNetworkV6 ? CustomerBits : 32).GetAddressBytes();
    }

    /// <summary>For logs: cut to /24 or /48, so that it names a neighborhood and no household.</summary>
    internal static string ForLog(IPAddress? address)
    {
        if (address is null) return "-";
        var plain = Plain(address);
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? Cut(plain, 48) + "/48" : Cut(plain, 24) + "/24";
    }

    private static IPAddress Plain(IPAddress? address) =>
        address is null ? IPAddress.None : address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IPAddress Cut(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(bits / 8).Clear();
        return new IPAddress(bytes);
    }
}
