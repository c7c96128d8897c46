using System.Buffers.Binary;
using System.Text.RegularExpressions;

namespace JkLab.LicenseServer.Accounts;

/// <summary>
/// Hashes of passwords that <see cref="Passwords"/> understands, as another shop kept them: bcrypt (<c>$2a$</c>, <c>$2b$</c>, <c>$2y$</c>) and those of
/// ASP.NET Identity in base64, version 2 (PBKDF2-HMAC-SHA-1, 49 bytes) and 3 (0x01, then as 32 bits each, the highest byte first: hash function 0 to 2,
/// rounds, bytes of salt; salt; key). What would keep the server busy at each sign-in is not used.
/// </summary>
internal static partial class ForeignHash
{
    internal const int MaxLength = 300;

    internal const string Hint = "a hash begins with $2y$, $2a$ or $2b$ (bcrypt), or is one of ASP.NET Identity; without one the holder sets a password by mail";

    private const int MaxCost = 12;
    private const int MaxRounds = 600_000;
    private const int HeaderLength = 13;
    private const int MinPart = 16;
    private const int Version2Length = 49;

    /// <summary>What is wrong with it; null where it is a hash.</summary>
    internal static string? FindProblem(string hash)
    {
        if (hash.StartsWith("$2", StringComparison.Ordinal))
        {
            if (!Bcrypt().IsMatch(hash)) return "is no whole bcrypt hash";
            return CostOf(hash) is >= 4 and <= 31 ? null : "is a bcrypt hash whose cost is not 4 to 31";
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

    /// <summary>Whether a hash in which there is no problem would keep the server busy, with whatever password somebody tries.</summary>
    internal static bool IsTooSlow(string hash)
    {
        if (hash.StartsWith("$2", StringComparison.Ordinal)) return CostOf(hash) > MaxCost;
        var bytes = Convert.FromBase64String(hash);
        return bytes[0] == 1 && Number(bytes.AsSpan(5)) > MaxRounds;
    }

    private static string? FindProblem(ReadOnlySpan<byte> hash)
    {
        var (function, rounds, salt) = (Number(hash[1..]), Number(hash[5..]), Number(hash[9..]));
        if (function > 2 || salt < MinPart || salt > hash.Length || hash.Length - HeaderLength - salt < MinPart) return "is no whole hash of ASP.NET Identity";
        return rounds is >= 1 and <= int.MaxValue ? null : "is a hash of ASP.NET Identity whose rounds cannot be";
    }

    private static int CostOf(string bcrypt) => int.Parse(bcrypt.AsSpan(4, 2));

    private static uint Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32BigEndian(bytes);

    [GeneratedRegex(@"^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$", RegexOptions.CultureInvariant)]
    private static partial Regex Bcrypt();
}
