using System.Globalization;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Licensing;

/// <summary>Finds licences for the owner.</summary>
public static class SearchLicenses
{
    /// <summary>The one with that key or number, else those whose customer, licensee or holder's address contains the text; the newest first.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="text">What is looked for; all where it is empty.</param>
    /// <param name="most">No more than these.</param>
    public static IReadOnlyList<License> Run(Session session, string text, int most)
    {
        if (TypedKey.Find(session, text) is { } key) return FindLicense.ByKey(session, key) is { } exact ? [exact] : [];
        if (uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && FindLicense.ByNumber(session, number) is { } numbered) return [numbered];
        return session.Query(
            $"""
            {FindLicense.Columns}LEFT JOIN accounts a ON a.id = l.account_id
            {(text.Length == 0 ? "" : "WHERE " + SearchText.In("l.customer", "l.licensee", "a.email"))}
            ORDER BY l.created_at DESC, l.id LIMIT @Most
            """,
            new SearchText(text, most),
            FindLicense.Read);
    }

    /// <summary>Those that wait for the owner's approval, the longest waiting first.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="most">No more than these.</param>
    public static IReadOnlyList<License> Pending(Session session, int most) =>
        session.Query(FindLicense.Columns + "WHERE l.status = 'pending' ORDER BY l.created_at, l.id LIMIT @most", new { most }, FindLicense.Read);
}
