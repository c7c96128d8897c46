using System.Text.Json;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;

namespace JkLab.LicenseServer.Activation;

/// <summary>What <c>code check</c> says of a text.</summary>
/// <param name="Kind">activation-code, license-key, system-id, receipt or none.</param>
/// <param name="Valid">Null when no System-ID is recorded by which it could be verified.</param>
/// <param name="Problem">The stable name of what is wrong, or null.</param>
/// <param name="Line">Where, from 1.</param>
/// <param name="Group">Where in the line, from 1.</param>
/// <param name="Repairs">What was mended.</param>
/// <param name="Payload">What the code says.</param>
internal sealed record CheckedCode(
    string Kind, bool? Valid, string? Problem, int? Line, int? Group, IReadOnlyList<CheckedCode.Repair> Repairs, CheckedCode.Fields? Payload)
{
    private const int Version1 = 1;

    internal static CheckedCode Of(CodeReading reading)
    {
        var kind = Kebab(reading.Kind.ToString());
        var repairs = reading.Repairs.Select(repair => new Repair(Kebab(repair.Kind.ToString()), repair.Line, repair.Group)).ToList();
        if (reading.Kind is CodeKind.LicenseKey or CodeKind.SystemId or CodeKind.Receipt) return new CheckedCode(kind, true, null, null, null, repairs, null);
        return new CheckedCode(
            kind, reading.IsValid, reading.Problem?.Name(), reading.Line, reading.Group, repairs, reading.Code is null ? null : Fields.Of(reading.Code));
    }

    /// <summary>The same in words.</summary>
    internal void WriteTo(TextWriter output)
    {
        output.WriteLine(Kind.Replace('-', ' ') + (Valid switch { true => ": valid", false => ": not valid", _ => ": no System-ID is recorded for it, give --system-id" }));
        if (Problem is not null) output.WriteLine("problem: " + Problem + Place(Line, Group));
        foreach (var repair in Repairs) output.WriteLine("repaired: " + repair.Kind.Replace('-', ' ') + Place(repair.Line, repair.Group));
        if (Payload is not { Version: Version1 } fields) return;
        output.WriteLine($"{fields.Kind} licence {fields.LicenseId}, product {fields.Product}, edition {fields.Edition}, seat {fields.Seat}, issue {fields.Issue} of {fields.IssuedOn}");
        output.WriteLine($"expires: {fields.ExpiresOn ?? "never"}, updates: {(fields.UpdatesUntil is { } day ? "until " + day : "no limit")}, features: {(fields.Features is { Length: > 0 } features ? string.Join(' ', features) : "none")}");
        if (fields.Licensee is not null) output.WriteLine("licensed to " + fields.Licensee);
    }

    private static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    private static string Place(int? line, int? group) => line is null ? "" : $", line {line}" + (group is null ? "" : $", group {group}");

    /// <summary>Something that was mended.</summary>
    internal sealed record Repair(string Kind, int? Line, int? Group);

    /// <summary>The fields of a payload; those of a version that this program does not know stay null.</summary>
    internal sealed record Fields(string Hex, int Version)
    {
        public string? Kind { get; init; }

        public int? Product { get; init; }

        public int? Edition { get; init; }

        public uint? LicenseId { get; init; }

        public int? Hint { get; init; }

        public string? IssuedOn { get; init; }

        public string? ExpiresOn { get; init; }

        public string? UpdatesUntil { get; init; }

        public int? Seat { get; init; }

        public int? Issue { get; init; }

        public int[]? Features { get; init; }

        public string? Licensee { get; init; }

        internal static Fields Of(ActivationCode code)
        {
            var plain = new Fields(Convert.ToHexStringLower(code.Payload), code.Payload[0] >> 4);
            return plain.Version != Version1 ? plain : plain with
            {
                Kind = Kebab(code.Kind.ToString()),
                Product = code.Product,
                Edition = code.Edition,
                LicenseId = code.License,
                Hint = code.Hint,
                IssuedOn = code.IssuedOn.ToString(),
                ExpiresOn = code.ExpiresOn?.ToString(),
                UpdatesUntil = code.UpdatesUntil?.ToString(),
                Seat = code.Seat,
                Issue = code.Issue,
                Features = License.FeatureNumbers(code.Features),
                Licensee = code.Licensee,
            };
        }
    }
}
