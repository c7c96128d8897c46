namespace JkLab.LicenseServer.Storage;

/// <summary>An e-mail address in the form in which it is compared, as <c>accounts.email_key</c> holds it.</summary>
public static class EmailKey
{
    /// <summary>Trimmed, composed, in small letters of every alphabet.</summary>
    public static string Of(string email) => email.Trim().Normalize().ToLowerInvariant();
}
