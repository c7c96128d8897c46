using System.Text;
using QRCoder;

namespace JkLab.LicenseServer.Web;

/// <summary>A QR code for a page: SVG of one path, without styles, so that the pages' policy lets it be; and its modules, for paper.</summary>
public static class QrPicture
{
    /// <summary>The picture of a text; error correction level M.</summary>
    public static string Svg(string text)
    {
        var modules = Modules(text);
        var path = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
            {
                var start = x;
                while (x < modules.Count && modules[y][x]) x++;
                if (x > start) path.Append($"M{start} {y}h{x - start}v1h-{x - start}z");
            }
        }

        return $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {modules.Count} {modules.Count}" shape-rendering="crispEdges" aria-hidden="true"><path fill="#fff" d="M0 0h{modules.Count}v{modules.Count}H0z"/><path d="{path}"/></svg>""";
    }

    /// <summary>
    /// The dark modules of a text, row by row, with a quiet zone four modules wide; error correction level M. Letters beyond ASCII are UTF-8 and say so
    /// (ECI 26): without a word bytes are Latin-1 by ISO/IEC 18004, and scanners guess.
    /// </summary>
    public static IReadOnlyList<System.Collections.BitArray> Modules(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = Ascii.IsValid(text)
            ? generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M)
            : generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true, eciMode: QRCodeGenerator.EciMode.Utf8);
        return data.ModuleMatrix;
    }
}
