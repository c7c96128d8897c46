using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Audit;

/// <summary>An entry as the chain holds it; <see cref="AuditChain"/> says what is hashed.</summary>
internal class ChainedEntry
{
    private const int SaltLength = 16;

    public string At { get; init; } = "";

    public string Actor { get; init; } = "";

    public string Action { get; init; } = "";

    public long? LicenseId { get; init; }

    public long? ActivationId { get; init; }

    public string? DetailsHash { get; init; }

    /// <summary>16 random bytes in hexadecimal; null without details, and once they are erased.</summary>
    public string? Salt { get; init; }

    /// <summary>JSON; null where there are none, and once they are erased.</summary>
    public string? Details { get; init; }

    /// <summary>What the chain hashes.</summary>
    internal string Hashed => $"{At}\n{Actor}\n{Action}\n{LicenseId}\n{ActivationId}\n{DetailsHash}";

    /// <summary>Whether the details are those that were written, or erased.</summary>
    internal bool HasItsDetails => Details is null ? Salt is null : Salt is not null && HashDetails(Salt, Details) == DetailsHash;

    internal static ChainedEntry Of(AuditEntry entry)
    {
        var details = entry.Details is null ? null : JsonSerializer.Serialize(entry.Details, JsonSerializerOptions.Web);
        var salt = details is null ? null : RandomNumberGenerator.GetHexString(2 * SaltLength, lowercase: true);
        return new ChainedEntry
        {
            At = Moment.ToText(entry.At),
            Actor = JsonNamingPolicy.KebabCaseLower.ConvertName(entry.Actor.ToString()),
            Action = entry.Action,
            LicenseId = entry.LicenseId,
            ActivationId = entry.ActivationId,
            DetailsHash = details is null ? null : HashDetails(salt!, details),
            Salt = salt,
            Details = details,
        };
    }

    private static string HashDetails(string salt, string details) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(salt), .. Encoding.UTF8.GetBytes(details)]));
}
