using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Activation;

/// <summary>Codes for licences: making them, keeping every one, and seeing whether one still says what the licence says.</summary>
internal static class IssuedCode
{
    /// <summary>What a licence grants to a computer (null: to a site).</summary>
    internal static ActivationTerms TermsOf(License license, SystemId? systemId, FreeSeat place, Day today) => new()
    {
        Kind = systemId is null ? LicenseKind.Unbound : LicenseKind.Bound,
        Product = license.ProductNumber,
        Edition = license.EditionNumber,
        License = license.Id,
        SystemId = systemId,
        IssuedOn = today,
        ExpiresOn = license.ExpiresOn,
        UpdatesUntil = license.UpdatesUntil,
        Seat = place.Seat,
        Issue = place.Issue,
        Features = license.Features,
        Licensee = license.Licensee,
    };

    /// <summary>Whether a code grants exactly what the licence grants today. Who signed it, and when, does not matter.</summary>
    internal static bool IsCurrent(ActivationCode code, License license)
    {
        ActivationTerms.TryNormalizeLicensee(license.Licensee, out var licensee);
        return code.Product == license.ProductNumber && code.Edition == license.EditionNumber && code.ExpiresOn == license.ExpiresOn
            && code.UpdatesUntil == license.UpdatesUntil && code.Features == license.Features && code.Licensee == licensee;
    }

    /// <summary>Keeps a code, for ever; not where another one holds its place: same licence, seat, day and issue.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="code">The code.</param>
    /// <param name="activationId">For whom.</param>
    /// <param name="keyId">Who signed it.</param>
    /// <param name="now">When it is kept.</param>
    /// <param name="isTakenIn">Whether it was shown to this server, which does not remember making it.</param>
    internal static void Keep(Session session, ActivationCode code, long activationId, string keyId, DateTimeOffset now, bool isTakenIn = false) => session.Execute(
        """
        INSERT INTO codes (license_id, seat, issued_on, issue, activation_id, key_id, code, created_at, taken_in)
        VALUES (@license, @Seat, @IssuedOn, @Issue, @activationId, @keyId, @text, @now, @takenIn)
        ON CONFLICT (license_id, seat, issued_on, issue) DO NOTHING
        """,
        new { license = (long)code.License, code.Seat, code.IssuedOn, code.Issue, activationId, keyId, text = code.ToString(), now, takenIn = isTakenIn ? 1 : 0 });

    /// <summary>Whether exactly this code was kept or is somebody's current one, released or not.</summary>
    internal static bool IsKnown(Session session, ActivationCode code) => session.ExecuteScalar<long>(
        """
        SELECT (SELECT COUNT(*) FROM codes
                WHERE license_id = @license AND seat = @Seat AND issued_on = @IssuedOn AND issue = @Issue AND code = @text)
             + (SELECT COUNT(*) FROM activations WHERE license_id = @license AND code = @text)
        """,
        new { license = (long)code.License, code.Seat, code.IssuedOn, code.Issue, text = code.ToString() }) > 0;
}
