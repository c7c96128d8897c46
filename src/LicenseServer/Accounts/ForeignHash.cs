using System.Buffers.Binary;
using System.Text.RegularExpressions;

namespace JkLab.LicenseServer.Accounts;

/// <summary>
/// Hashes of passwords that <see cref="Passwords"/> understands, as another shop kept them: bcrypt (<c>$2a$</c>, <c>$2b$</c>, <c>$2y$</c>) and those of
/// ASP.NET Identity in base64, version 2 (PBKDF2-HMAC-SHA-1, 49 bytes) and 3 (0x01, then as 32 bits each, the highest byte first: hash function 0 to 2,
/// rounds, bytes of salt; salt; key). What would keep the server busy for seconds at each sign-in is refused.
/// </summary>
internal static partial class ForeignHash
{
    internal const int MaxLength = 300;

    internal const string Hint = "a hash begins with $2y$, $2a$ or $2b$ (bcrypt), or is one of ASP.NET Identity; without one the holder sets a password by mail";

    private const int MaxCost = 15;
    private const int MaxRounds = 2_000_000;
    private const int HeaderLength = 13;
    private const int MinPart = 16;
    private const int Version2Length = 49;

    /// <summary>What is wrong with it; null where it can be used.</summary>
    internal static string? FindProblem(string hash)
    {
        if (hash.StartsWith("$2", StringComparison.Ordinal))
        {
            if (!Bcrypt().IsMatch(hash)) return "is no whole bcrypt hash";
            return int.Parse(hash.AsSpan(4, 2)) is >= 4 and <= MaxCost ? null : $"is a bcrypt hash whose cost is not 4 to {MaxCost}";
        }

        var bytes = new byte[hash.Length];
        if (!Convert.TryFromBase64String(hash, bytes, out var length)) return "is no hash of a kind that is known here";
        return bytes[0] switch
        {
            0 when length == Version2Length => null,
            1 when length >= HeaderLength => FindProblem(bytes.AsSpan(0, length)),
            _ => "is no hash of a kind that is known here",
        };
    }

    private static string? FindProblem(ReadOnlySpan<byte> hash)
    {
        var (function, rounds, salt) = (Number(hash[1..]), Number(hash[5..]), Number(hash[9..]));
        if (function > 2 || salt < MinPart || salt > hash.Length || hash.Length - HeaderLength - salt < MinPart) return "is no whole hash of ASP.NET Identity";
        return rounds is >= 1 and <= MaxRounds ? null : $"is a hash of ASP.NET Identity whose rounds are not 1 to {MaxRounds}";
    }

    private static uint Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32BigEndian(bytes);

    [GeneratedRegex(@"^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$", RegexOptions.CultureInvariant)]
    private static partial Regex Bcrypt();
}
