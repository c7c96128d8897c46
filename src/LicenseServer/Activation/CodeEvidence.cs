using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Activation;

/// <summary>What the database knows of a code that somebody shows.</summary>
internal static class CodeEvidence
{
    /// <summary>Why it is valid no more, as a program says it that has the current revocation list; null otherwise.</summary>
    internal static CodeProblem? FindRevocation(Session session, ActivationCode code, PublicKey signer)
    {
        if (RetiredKeys.Find(session, signer.Id) is { } retired && !retired.Signed(code)) return CodeProblem.NotGenuine;
        if (FindLicense.ByNumber(session, code.License)?.Status == LicenseStatus.Revoked) return CodeProblem.LicenseRevoked;
        return RevokedSeats.Cover(session, code) ? CodeProblem.ActivationRevoked : null;
    }

    /// <summary>For whom it can have been made: beside the holders of the seat, those who brought a code of it from before a restored backup and sit elsewhere now.</summary>
    internal static IReadOnlyList<SystemId> Computers(Session session, ActivationCode code) =>
    [
        .. session.Query<SystemId>(
            """
            SELECT system_id FROM activations WHERE license_id = @license AND system_id IS NOT NULL
              AND (seat = @Seat OR code = @text OR id IN (SELECT activation_id FROM codes WHERE license_id = @license AND seat = @Seat))
            UNION
            SELECT system_id FROM trials WHERE license_id = @license
            """,
            new { license = (long)code.License, code.Seat, text = code.ToString() }),
    ];
}
