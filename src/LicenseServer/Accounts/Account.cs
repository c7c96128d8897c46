namespace JkLab.LicenseServer.Accounts;

/// <summary>Somebody who can sign in: a customer or the owner. His address is his own: an account exists from the moment at which he has shown it.</summary>
internal sealed class Account
{
    /// <summary>Random, 63 bits.</summary>
    public required long Id { get; init; }

    /// <summary>The address as he writes it.</summary>
    public required string Email { get; set; }

    /// <summary>The address as it is compared.</summary>
    public required string EmailKey { get; set; }

    /// <summary>What <see cref="Passwords"/> made of the password.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>Changes whenever what protects the account changes.</summary>
    public required string SecurityStamp { get; set; }

    /// <summary>Changes with every write, so that two of them do not undo each other.</summary>
    public required string Revision { get; set; }

    /// <summary>One of <see cref="Web.Roles"/>.</summary>
    public required string Role { get; set; }

    /// <summary>The tag of the language in which he is written to.</summary>
    public required string Language { get; set; }

    /// <summary>His name, where he gave one.</summary>
    public string? Name { get; set; }

    /// <summary>His firm, where he gave one.</summary>
    public string? Company { get; set; }

    /// <summary>His postal address, where he gave one; several lines.</summary>
    public string? Address { get; set; }

    /// <summary>Whether signing in takes a second factor.</summary>
    public bool TwoFactor { get; set; }

    /// <summary>The secret of the second factor, encrypted.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>Wrong passwords since the last right one.</summary>
    public int Failures { get; set; }

    /// <summary>Until when nobody can sign in.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The version of the privacy notice that was current then.</summary>
    public string? PrivacyVersion { get; init; }

    /// <summary>Since when his data may be stored and nothing else (Art. 18 DSGVO).</summary>
    public DateTimeOffset? RestrictedAt { get; set; }

    /// <summary>Since when he objects to what rests on Art. 6(1)(f) DSGVO.</summary>
    public DateTimeOffset? ObjectedAt { get; set; }

    /// <summary>An address as it is compared: in lower case, in NFC.</summary>
    internal static string KeyOf(string email) => Storage.EmailKey.Of(email);
}
