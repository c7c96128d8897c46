using System.Security.Cryptography;
using System.Text;

namespace JkLab.LicenseServer.Storage;

/// <summary>The secret in a link of a mail. The database holds its hash, so that nobody who reads it can follow the link.</summary>
public static class LinkSecret
{
    /// <summary>128 random bits, for a link.</summary>
    public static string Create(RandomNumberGenerator random) => NewId.Hex(random);

    /// <summary>What is stored of it.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
