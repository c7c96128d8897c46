using System.Buffers.Binary;
using System.Security.Cryptography;

namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>The app on a phone that shows one-time codes (RFC 6238: HMAC-SHA-1, six digits, 30 seconds).</summary>
public static class Authenticator
{
    /// <summary>The code of the moment.</summary>
    /// <param name="secret">As the page shows it, in base32.</param>
    /// <param name="stepsBack">How many codes ago.</param>
    public static string Code(string secret, int stepsBack = 0)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) - stepsBack);
        var hash = HMACSHA1.HashData(Bytes(secret), counter);
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6");
    }

    private static byte[] Bytes(string base32)
    {
        var bits = string.Concat(base32.Where(char.IsAsciiLetterOrDigit).Select(symbol => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(symbol), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2))];
    }
}
