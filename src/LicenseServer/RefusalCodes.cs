using System.Collections.Frozen;

namespace JkLab.LicenseServer;

/// <summary>The stable codes, each with its HTTP status. A code, once published, is never renamed.</summary>
public static class RefusalCodes
{
#pragma warning disable CS1591 // the codes are their own description; the texts stand in Web/ProblemTexts.cs
    public const string MalformedRequest = "malformed-request";
    public const string LicenseKeyMalformed = "license-key-malformed";
    public const string SystemIdMalformed = "system-id-malformed";
    public const string ReceiptMalformed = "receipt-malformed";
    public const string LicenseNotFound = "license-not-found";
    public const string ActivationNotFound = "activation-not-found";
    public const string ProductNotFound = "product-not-found";
    public const string NotFound = "not-found";
    public const string MethodNotAllowed = "method-not-allowed";
    public const string LicensePending = "license-pending";
    public const string LicenseSuspended = "license-suspended";
    public const string LicenseRevoked = "license-revoked";
    public const string LicenseExpired = "license-expired";
    public const string SeatsExhausted = "seats-exhausted";
    public const string TransferLimitReached = "transfer-limit-reached";
    public const string ReceiptRejected = "receipt-rejected";
    public const string TrialUsed = "trial-used";
    public const string OrderingClosed = "ordering-closed"; // of pages alone
    public const string BodyTooLarge = "body-too-large";
    public const string UnsupportedMediaType = "unsupported-media-type";
    public const string RateLimited = "rate-limited";
    public const string HttpsRequired = "https-required"; // of pages alone
    public const string InternalError = "internal-error";
    public const string StorageUnavailable = "storage-unavailable";
    public const string ActivationCodeRejected = "activation-code-rejected"; // in the answer of a validation, never an error
#pragma warning restore CS1591

    /// <summary>The HTTP status of every code.</summary>
    public static readonly FrozenDictionary<string, int> Status = new Dictionary<string, int>
    {
        [MalformedRequest] = 400,
        [LicenseKeyMalformed] = 400,
        [SystemIdMalformed] = 400,
        [ReceiptMalformed] = 400,
        [LicenseNotFound] = 404,
        [ActivationNotFound] = 404,
        [ProductNotFound] = 404,
        [NotFound] = 404,
        [MethodNotAllowed] = 405,
        [LicensePending] = 403,
        [LicenseSuspended] = 403,
        [LicenseRevoked] = 403,
        [LicenseExpired] = 403,
        [SeatsExhausted] = 409,
        [TransferLimitReached] = 409,
        [ReceiptRejected] = 409,
        [TrialUsed] = 409,
        [OrderingClosed] = 409,
        [BodyTooLarge] = 413,
        [UnsupportedMediaType] = 415,
        [RateLimited] = 429,
        [HttpsRequired] = 403,
        [InternalError] = 500,
        [StorageUnavailable] = 503,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
