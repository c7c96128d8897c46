using JkLab.LicenseCore;

namespace JkLab.KbrsCrm;

/// <summary>Says what was mended in a pasted code.</summary>
internal static class RepairText
{
    internal static IEnumerable<string> Of(CodeReading reading, Words words) => reading.Repairs.Select(repair => Of(repair, reading.Keyboard, words));

    private static string Of(CodeRepair repair, Keyboard keyboard, Words words)
    {
        var what = repair.Kind switch
        {
            RepairKind.WrongSymbol => words.WrongSymbol,
            RepairKind.SwappedNeighbors => words.SwappedNeighbors,
            RepairKind.MissingSymbol => words.MissingSymbol,
            RepairKind.ExtraSymbol => words.ExtraSymbol,
            _ => keyboard == Keyboard.Russian ? words.RussianKeyboard : words.YAndZSwapped,
        };
        var place = (repair.Line, repair.Group) switch
        {
            (null, _) => null,
            ({ } line, null) => string.Format(words.PlaceLine, line),
            ({ } line, { } group) => string.Format(words.PlaceGroup, line, group),
        };
        var meant = repair is { Meant: { } text, Group: { } number } && text.Split('-') is { } groups && number <= groups.Length ? groups[number - 1] : null;
        return (place is null ? "" : place + ": ") + what + " — " + (meant is null ? words.Corrected : string.Format(words.CorrectedTo, meant));
    }
}
