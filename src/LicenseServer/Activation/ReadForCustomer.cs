using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Activation;

/// <summary>
/// Reads a text on a page. Whether a code is genuine, and for which computer, is told to the holder of its licence alone; strangers learn what
/// stands in the text: the kind of code, and which line is wrong. For them no signature is checked, which would cost time.
/// </summary>
internal static class ReadForCustomer
{
    /// <summary>Reads it.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="keys">The server's keys.</param>
    /// <param name="accountId">Whoever is signed in, or null.</param>
    /// <param name="text">Whatever was pasted.</param>
    /// <param name="today">The day.</param>
    internal static CodeReading Run(Session session, SigningKeys keys, long? accountId, string text, Day today)
    {
        if (accountId is not { } account) return new ActivationCodeReader(new KeyRing()).Read(text, new ReadingContext { SystemIds = _ => [], Today = today });
        var own = new Dictionary<uint, bool>();
        return new ActivationCodeReader(keys.Ring(session)).Read(text, new ReadingContext
        {
            SystemIds = code => IsOwn(code) ? CodeEvidence.Computers(session, code) : [],
            Revocation = (code, signer) => IsOwn(code) ? CodeEvidence.FindRevocation(session, code, signer) : null,
            Today = today,
        });

        bool IsOwn(ActivationCode code)
        {
            if (!own.TryGetValue(code.License, out var isOwn)) own[code.License] = isOwn = FindLicense.OfAccount(session, account, code.License) is not null;
            return isOwn;
        }
    }
}
