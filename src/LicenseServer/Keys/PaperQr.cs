using System.Globalization;
using System.Text;
using QRCoder;

namespace JkLab.LicenseServer.Keys;

/// <summary>The QR code on the page with a signing key: 75 symbols in alphanumeric mode at level Q, so version 5, 37 modules a side.</summary>
/// <remarks>Level Q survives a quarter of the code under a stain or a fold. The quiet zone of four modules is part of the picture.</remarks>
internal static class PaperQr
{
    /// <summary>Half blocks: two modules on top of each other make one character. A block is a dark module.</summary>
    internal static IEnumerable<string> ToRows(string symbols)
    {
        var modules = Modules(symbols);
        for (var y = 0; y < modules.Count; y += 2)
        {
            var (top, bottom) = (modules[y], y + 1 < modules.Count ? modules[y + 1] : []);
            yield return string.Concat(top.Select((isDark, x) => (isDark, x < bottom.Length && bottom[x]) switch
            {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                _ => ' ',
            }));
        }
    }

    /// <summary>A drawing for a page, black on white.</summary>
    internal static string ToSvg(string symbols)
    {
        var modules = Modules(symbols);
        var path = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
            {
                var start = x;
                while (x < modules.Count && modules[y][x]) x++;
                if (x > start) path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h-{x - start}z");
            }
        }

        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {modules.Count} {modules.Count}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{modules.Count}v{modules.Count}H0z"/><path d="{path}"/></svg>
            """;
    }

    private static List<bool[]> Modules(string symbols)
    {
        using var data = QRCodeGenerator.GenerateQrCode(symbols, QRCodeGenerator.ECCLevel.Q);
        return [.. data.ModuleMatrix.Select(row => row.Cast<bool>().ToArray())];
    }
}
