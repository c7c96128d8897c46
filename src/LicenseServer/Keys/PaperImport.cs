using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseServer.Cli;

namespace JkLab.LicenseServer.Keys;

/// <summary>Takes a signing key from the lines of its paper, and says what was mended or where the typing errors are.</summary>
internal static class PaperImport
{
    /// <summary>Reads the lines.</summary>
    /// <exception cref="OwnerException">They are no signing key; the message names lines and groups.</exception>
    internal static SigningKey Read(CliContext context, string text)
    {
        var reading = PaperKey.Read(text);
        foreach (var repair in reading.Repairs) context.Say($"note: {Describe(repair)}; the key id proves that it is right now");
        return reading.Key ?? throw new OwnerException(Problem(reading), Hint(reading));
    }

    private static string Describe(CodeRepair repair) => repair.Kind switch
    {
        RepairKind.KeyboardLayout => "the lines were typed with another keyboard layout",
        RepairKind.WrongSymbol => $"{Place(repair.Line, repair.Group)} has a wrong symbol",
        RepairKind.SwappedNeighbors => $"{Place(repair.Line, repair.Group)} has two symbols in the wrong order",
        RepairKind.MissingSymbol => $"{Place(repair.Line, repair.Group)} lacks a symbol",
        RepairKind.ExtraSymbol => $"{Place(repair.Line, repair.Group)} has a symbol too many",
        _ => throw new ArgumentOutOfRangeException(nameof(repair), repair.Kind, null),
    };

    private static string Problem(PaperKeyReading reading) => "the text is no signing key: " + string.Join("; ", reading.Faults.Select(fault => fault.Problem switch
    {
        CodeProblem.WrongKind => "it is " + NameOf(reading.Kind),
        CodeProblem.LineMissing => fault.Line is { } line ? $"line {line} is missing" : "another line is missing",
        CodeProblem.LineMistyped => fault.Line is null ? "a line is mistyped" : $"{Place(fault.Line, fault.Group)} is mistyped",
        CodeProblem.NewerProgram => "it was printed by a newer version of this program",
        CodeProblem.NotGenuine => "the lines are well typed, but do not belong to one key",
        _ => "neither a key in PEM nor a line of 'key paper' is in it",
    }));

    private static string Hint(PaperKeyReading reading) => reading.Faults[0].Problem switch
    {
        CodeProblem.LineMissing or CodeProblem.LineMistyped => "compare with the paper, correct it, and import it again",
        CodeProblem.NewerProgram => "import it with that version",
        CodeProblem.NotGenuine => "take all three lines from one paper",
        _ => "name a file with the three lines of the paper or with a private key in PEM, or type the lines after 'jklab key import -'",
    };

    private static string Place(int? line, int? group) => group is null ? $"line {line}" : $"line {line}, group {group}";

    private static string NameOf(CodeKind kind) => kind switch
    {
        CodeKind.ActivationCode => "an activation code",
        CodeKind.LicenseKey => "a licence key",
        CodeKind.SystemId => "a System-ID",
        _ => "a deactivation receipt",
    };
}
