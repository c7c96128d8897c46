using JkLab.LicenseCore;

namespace JkLab.LicenseServer.Web;

/// <summary>Reads what people typed into a field. Another kind of code in it is that field's mistake, and the words say which kind.</summary>
internal static class Fields
{
    /// <summary>The name of the field that a refusal is about, the same in every form; null where it is about none.</summary>
    internal static string? Of(Refusal refusal) => refusal switch
    {
        { Code: RefusalCodes.LicenseKeyMalformed or RefusalCodes.LicenseNotFound } => "key",
        { Code: RefusalCodes.SystemIdMalformed } => "systemId",
        { Code: RefusalCodes.ReceiptMalformed or RefusalCodes.ReceiptRejected } => "receipt",
        { Variant: Variants.Label } => "label",
        { Variant: Variants.OwnAddress or Variants.Recipient } => "email",
        { Variant: Variants.FileCount or Variants.FileSize or Variants.FileType or Variants.StoredFiles } => "files",
        _ => null,
    };

    internal static Result<LicenseKey> ReadLicenseKey(string text) => Read(LicenseKey.Parse(text), text, RefusalCodes.LicenseKeyMalformed);

    internal static Result<SystemId> ReadSystemId(string text) => Read(SystemId.Parse(text), text, RefusalCodes.SystemIdMalformed);

    internal static Result<DeactivationReceipt> ReadReceipt(string text) => Read(DeactivationReceipt.Parse(text), text, RefusalCodes.ReceiptMalformed);

    private static Result<T> Read<T>(Parsed<T> parsed, string text, string code)
        where T : class
    {
        if (parsed.Value is { } value) return value;
        var kind = ActivationCode.TryParse(text.Trim()) is null ? parsed.Kind : CodeKind.ActivationCode;
        return new Refusal(code, parsed.Suggestion) { Variant = Variants.OtherKind(kind) };
    }
}
