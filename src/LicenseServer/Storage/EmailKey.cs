using System.Text;

namespace JkLab.LicenseServer.Storage;

/// <summary>An e-mail address as somebody typed it, in the two forms in which it is stored.</summary>
public static class EmailKey
{
    /// <summary>The form in which accounts are compared, as <c>accounts.email_key</c> holds it: trimmed, composed, in small letters of every alphabet.</summary>
    public static string Of(string email) => Composed.Of(email.Trim()).ToLowerInvariant();

    /// <summary>
    /// The form in which it is shown, and kept wherever else rows are found by it: trimmed, and as it was typed where it is ASCII; else as it is compared,
    /// for SQL's LOWER knows no other letters everywhere.
    /// </summary>
    public static string Clean(string email) => Ascii.IsValid(email) ? email.Trim() : Of(email);
}
