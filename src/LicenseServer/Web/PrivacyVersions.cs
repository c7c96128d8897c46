using System.Security.Cryptography;
using System.Text;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Web;

/// <summary>A privacy notice as it was shown.</summary>
/// <param name="Hash">Names it: SHA-256 of its language and text, in hexadecimal digits.</param>
/// <param name="Language">Its language.</param>
/// <param name="Text">The whole text in Markdown.</param>
/// <param name="FirstShownAt">When it was first shown.</param>
public sealed record PrivacyVersion(string Hash, Language Language, string Text, DateTimeOffset FirstShownAt);

/// <summary>Every privacy notice that was ever shown, so that a registration can say which one it saw.</summary>
public static class PrivacyVersions
{
    private const string Columns = "hash, language, text, first_shown_at";

    /// <summary>The hash of the notice that is shown in a language; null before the first was.</summary>
    public static string? Current(Session session, Language language) => session.ExecuteScalar<string>(
        "SELECT hash FROM privacy_versions WHERE language = @tag ORDER BY current_since DESC LIMIT 1", new { tag = language.Tag() });

    /// <summary>What names a notice.</summary>
    internal static string HashOf(Language language, string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(language.Tag() + "\n" + text)));

    /// <summary>Keeps the notice that is shown from now on; one that is kept already costs nothing.</summary>
    internal static Result<bool> Keep(Session session, Language language, string text, DateTimeOffset now)
    {
        var hash = HashOf(language, text);
        if (Current(session, language) == hash) return false;
        session.Execute(
            """
            INSERT INTO privacy_versions (hash, language, text, first_shown_at, current_since) VALUES (@hash, @tag, @text, @now, @now)
            ON CONFLICT (hash) DO UPDATE SET current_since = EXCLUDED.current_since
            """,
            new { hash, tag = language.Tag(), text, now });
        return true;
    }

    /// <summary>Those in a language, the current one first.</summary>
    internal static IReadOnlyList<PrivacyVersion> All(Session session, Language language) =>
    [
        .. session.Query<Row>($"SELECT {Columns} FROM privacy_versions WHERE language = @tag ORDER BY current_since DESC", new { tag = language.Tag() })
            .Select(row => row.ToVersion()),
    ];

    /// <summary>The one with a hash, or null.</summary>
    internal static PrivacyVersion? Find(Session session, string hash) =>
        session.QueryFirstOrDefault<Row>($"SELECT {Columns} FROM privacy_versions WHERE hash = @hash", new { hash })?.ToVersion();

    private sealed class Row
    {
        public string Hash { get; init; } = "";

        public string Language { get; init; } = "";

        public string Text { get; init; } = "";

        public DateTimeOffset FirstShownAt { get; init; }

        internal PrivacyVersion ToVersion() => new(Hash, Languages.FromTag(Language)!.Value, Text, FirstShownAt);
    }
}
