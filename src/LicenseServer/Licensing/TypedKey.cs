using JkLab.LicenseCore;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Licensing;

/// <summary>
/// A licence key as it was typed: one of this system, or the old key of a licence that was taken over from another one. Old keys are 8 to 64 letters
/// and digits; case, and hyphens, spaces, dots, slashes and underscores between them, do not count.
/// </summary>
public static class TypedKey
{
    /// <summary>Of an old key, without what does not count.</summary>
    internal const int MinLength = 8;

    /// <summary>The same; as typed it may be twice as long.</summary>
    internal const int MaxLength = 64;

    /// <summary>The key, or why it is none.</summary>
    public static Result<LicenseKey> Read(Session session, string text)
    {
        var read = Fields.ReadLicenseKey(text);
        return read.Refusal is not null && FindAlias(session, text) is { } key ? key : read;
    }

    /// <summary>The key, or why it is none. The database is asked about what is no key of this system alone.</summary>
    public static async Task<Result<LicenseKey>> ReadAsync(Database database, string text, CancellationToken ct) =>
        LicenseKey.Parse(text).Value is { } key ? key : await database.ReadAsync(session => Read(session, text), ct);

    /// <summary>The key; null where it is none.</summary>
    public static LicenseKey? Find(Session session, string text) => Read(session, text) is { Refusal: null } read ? read.Value : null;

    /// <summary>An old key as it is compared; null where it cannot be one.</summary>
    internal static string? Normalize(string text)
    {
        if (text.Length > 2 * MaxLength || !text.All(symbol => char.IsAsciiLetterOrDigit(symbol) || symbol is '-' or ' ' or '.' or '/' or '_')) return null;
        var plain = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return plain.Length is >= MinLength and <= MaxLength ? plain : null;
    }

    private static LicenseKey? FindAlias(Session session, string text) => Normalize(text.Trim()) is not { } alias ? null : session.QueryFirstOrDefault(
        "SELECT l.license_key FROM license_aliases a JOIN licenses l ON l.id = a.license_id WHERE a.alias = @alias", new { alias }, row => row.GetLicenseKey(0));
}
