using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace JkLab.LicenseServer.Accounts;

/// <summary>
/// How passwords are kept, and which are good enough. Kept as Identity does: PBKDF2-HMAC-SHA-512, here with the 210,000 rounds that OWASP asks
/// for. Hashes of an older shop (bcrypt, <c>$2y$</c>) are understood and replaced at the next sign-in.
/// </summary>
internal sealed class Passwords(IOptions<PasswordHasherOptions> options) : PasswordHasher<Account>(options)
{
    internal const int Rounds = 210_000;
    internal const int MinLength = 10;
    internal const int MaxLength = 200;
    private const int MinStem = 6;

    private static readonly Lazy<FrozenSet<string>> Common = new(ReadCommon);

    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        if (!hashedPassword.StartsWith("$2", StringComparison.Ordinal)) return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        return BCrypt.Net.BCrypt.Verify(providedPassword, hashedPassword) ? PasswordVerificationResult.SuccessRehashNeeded : PasswordVerificationResult.Failed;
    }

    /// <summary>Why a password is not good enough: one of the texts of <see cref="AccountTexts"/>; null when it is.</summary>
    internal static string? FindWeakness(string password, string email)
    {
        if (password.Length < MinLength) return "PasswordTooShort";
        if (password.Length > MaxLength) return "PasswordTooLong";
        var plain = password.ToLowerInvariant();
        var stem = plain.Trim([.. plain.Where(symbol => !char.IsLetter(symbol)).Distinct()]);
        if (plain.Distinct().Count() < 4 || Common.Value.Contains(plain) || (stem.Length >= MinStem && Common.Value.Contains(stem))) return "PasswordTooCommon";
        var name = email.Split('@')[0].ToLowerInvariant();
        return (name.Length >= 4 && plain.Contains(name, StringComparison.Ordinal)) || plain.Contains(Account.KeyOf(email), StringComparison.Ordinal) ? "PasswordIsAddress" : null;
    }

    private static FrozenSet<string> ReadCommon()
    {
        using var stream = typeof(Passwords).Assembly.GetManifestResourceStream("CommonPasswords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToFrozenSet(StringComparer.Ordinal);
    }
}
