using System.Text.Json.Serialization;

namespace JkLab.ActivationClient;

/// <summary>What is sent to <c>POST /api/v1/activations</c>.</summary>
internal sealed record ActivationRequest(string LicenseKey, string SystemId, string? ReplacesSystemId, string? Label);

/// <summary>What is sent to <c>POST /api/v1/deactivations</c>: a System-ID or a receipt.</summary>
internal sealed record DeactivationRequest(string LicenseKey, string? SystemId, string? Receipt);

/// <summary>What is sent to <c>POST /api/v1/trials</c>.</summary>
internal sealed record TrialRequest(string Product, string SystemId);

/// <summary>What is sent to <c>POST /api/v1/validations</c>.</summary>
internal sealed record ValidationRequest(string LicenseKey, string SystemId, string ActivationCode);

/// <summary>
/// What is read of an answer; the rest is passed over, for everything that matters stands in the signed code itself. A problem
/// (RFC 9457) has <see cref="Code"/>, <see cref="Detail"/> and <see cref="Suggestion"/>.
/// </summary>
internal sealed record ServerAnswer(string? ActivationCode, string? ReleasedAt, string? Code, string? Detail, string? Suggestion, bool? Valid, bool? CodeIsCurrent);

/// <summary>How these are written and read, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ActivationRequest))]
[JsonSerializable(typeof(DeactivationRequest))]
[JsonSerializable(typeof(TrialRequest))]
[JsonSerializable(typeof(ValidationRequest))]
[JsonSerializable(typeof(ServerAnswer))]
internal sealed partial class WireContext : JsonSerializerContext;
