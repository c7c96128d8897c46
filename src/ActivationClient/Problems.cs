namespace JkLab.ActivationClient;

/// <summary>
/// The stable names of what the client itself finds. Beside them stand those of pasted codes (<see cref="LicenseCore.CodeProblem"/>)
/// and those of the server.
/// </summary>
internal static class Problems
{
    internal const string NotActivated = "not-activated";
    internal const string Expired = "expired";
    internal const string BuildNotCovered = "build-not-covered";
    internal const string OtherSystemId = "other-system-id";
    internal const string NewerProgram = "newer-program";
    internal const string ClockWrong = "clock-wrong";
    internal const string CodeGivenUp = "code-given-up";
    internal const string OlderCode = "older-code";
    internal const string NothingToDeactivate = "nothing-to-deactivate";
    internal const string LicenseKeyNeeded = "license-key-needed";
    internal const string LicenseKeyMalformed = "license-key-malformed";
    internal const string WrongKind = "wrong-kind";
    internal const string NotSaved = "not-saved";
    internal const string NoServer = "no-server";
    internal const string RevocationListRefused = "revocation-list-refused";
    internal const string NotReachable = "not-reachable";
    internal const string ServerTrouble = "server-trouble";
    internal const string ProxyInTheWay = "proxy-in-the-way";
    internal const string ProxySignIn = "proxy-sign-in";
    internal const string ConnectionIntercepted = "connection-intercepted";
    internal const string CertificateDate = "certificate-date";

    /// <summary>All of them.</summary>
    internal static readonly IReadOnlyList<string> All =
    [
        NotActivated, Expired, BuildNotCovered, OtherSystemId, NewerProgram, ClockWrong, CodeGivenUp, OlderCode, NothingToDeactivate,
        LicenseKeyNeeded, LicenseKeyMalformed, WrongKind, NotSaved, NoServer, RevocationListRefused, NotReachable, ServerTrouble, ProxyInTheWay, ProxySignIn,
        ConnectionIntercepted, CertificateDate,
    ];

    /// <summary>Those of the server, as it publishes them.</summary>
    internal static readonly IReadOnlyList<string> OfServer =
    [
        "malformed-request", "license-key-malformed", "system-id-malformed", "receipt-malformed", "license-not-found", "activation-not-found",
        "product-not-found", "not-found", "method-not-allowed", "license-pending", "license-suspended", "license-revoked", "license-expired",
        "seats-exhausted", "transfer-limit-reached", "receipt-rejected", "trial-used", "body-too-large", "unsupported-media-type", "rate-limited",
        "internal-error", "storage-unavailable", "activation-code-rejected",
    ];
}
