using System.Text.Json.Serialization;

namespace JkLab.LicenseServer.Activation;

/// <summary>How requests are read and answers are written, generated at build time.</summary>
[JsonSerializable(typeof(ActivationRequest))]
[JsonSerializable(typeof(ActivationAnswer))]
[JsonSerializable(typeof(DeactivationRequest))]
[JsonSerializable(typeof(DeactivationAnswer))]
[JsonSerializable(typeof(ValidationRequest))]
[JsonSerializable(typeof(ValidationAnswer))]
[JsonSerializable(typeof(TrialRequest))]
internal sealed partial class ActivationJson : JsonSerializerContext;
