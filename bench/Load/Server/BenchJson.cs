using System.Text.Json.Serialization;

namespace JkLab.Bench.Load.Server;

/// <summary>What every call of a run sends.</summary>
internal sealed record Call(string LicenseKey, string SystemId);

/// <summary>What the floor and the naive server answer.</summary>
internal sealed record CallAnswer(string ActivationCode, uint LicenseId, int Seat);

/// <summary>What the server's process has used.</summary>
/// <param name="AllocatedBytes">Since its start.</param>
/// <param name="Collections">Of the youngest generation, since its start.</param>
internal sealed record Usage(long AllocatedBytes, int Collections);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Call))]
[JsonSerializable(typeof(CallAnswer))]
[JsonSerializable(typeof(Usage))]
internal sealed partial class BenchJson : JsonSerializerContext;
