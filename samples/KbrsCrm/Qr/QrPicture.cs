using QRCoder;

namespace JkLab.KbrsCrm.Qr;

/// <summary>
/// A QR code drawn with half blocks: two modules on top of each other make one character, so that modules are square and the code is
/// small enough for a terminal of 80 columns. The quiet zone of four modules is part of it.
/// </summary>
/// <remarks>A block is a dark module. To be written black on white whatever colors the terminal has, since many readers want it so.</remarks>
internal sealed record QrPicture(int Width, IReadOnlyList<string> Rows)
{
    /// <summary>The picture of a text, at level L: a screen has no stains.</summary>
    internal static QrPicture Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.L);
        var modules = data.ModuleMatrix;
        var rows = new List<string>();
        for (var y = 0; y < modules.Count; y += 2)
        {
            var row = new char[modules.Count];
            for (var x = 0; x < row.Length; x++) row[x] = Block(modules[y][x], y + 1 < modules.Count && modules[y + 1][x]);
            rows.Add(new string(row));
        }

        return new QrPicture(modules.Count, rows);
    }

    private static char Block(bool top, bool bottom) => (top, bottom) switch
    {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        _ => ' ',
    };
}
