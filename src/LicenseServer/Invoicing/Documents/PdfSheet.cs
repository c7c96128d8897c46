using System.Collections;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Graphics.Operations.PathConstruction;
using UglyToad.PdfPig.Graphics.Operations.PathPainting;
using UglyToad.PdfPig.Writer;

namespace JkLab.LicenseServer.Invoicing.Documents;

/// <summary>How heavy letters are.</summary>
internal enum Weight
{
    /// <summary>Text.</summary>
    Regular,

    /// <summary>What shall be seen first.</summary>
    Medium,
}

/// <summary>A page of A4, measured in millimeters from its upper left corner; letters in points, at their base line.</summary>
internal sealed class PdfSheet
{
    private const double PointsPerMillimeter = 72 / 25.4;
    private const double Height = 297;

    private readonly PdfDocumentBuilder.AddedFont regular;
    private readonly PdfDocumentBuilder.AddedFont medium;
    private readonly PdfPageBuilder page;

    internal PdfSheet(PdfDocumentBuilder pdf, (PdfDocumentBuilder.AddedFont Regular, PdfDocumentBuilder.AddedFont Medium) fonts)
    {
        (regular, medium) = fonts;
        page = pdf.AddPage(PageSize.A4);
    }

    private List<IGraphicsStateOperation> Operations => page.CurrentStream.Operations;

    /// <summary>Everything that follows has this color, letters and areas; lines too.</summary>
    internal void Ink(byte red, byte green, byte blue)
    {
        page.SetTextAndFillColor(red, green, blue);
        page.SetStrokeColor(red, green, blue);
    }

    internal void Text(double x, double y, string text, double size, Weight weight = Weight.Regular)
    {
        if (text.Length > 0) page.AddText(InvoiceFont.Clean(text), size, At(x, y), Font(weight));
    }

    /// <summary>Text that ends at a place.</summary>
    internal void TextTo(double right, double y, string text, double size, Weight weight = Weight.Regular) => Text(right - Width(text, size, weight), y, text, size, weight);

    /// <summary>How wide text is, in millimeters.</summary>
    internal double Width(string text, double size, Weight weight = Weight.Regular) =>
        text.Length == 0 ? 0 : page.MeasureText(InvoiceFont.Clean(text), size, new PdfPoint(0, 0), Font(weight))[^1].EndBaseLine.X / PointsPerMillimeter;

    /// <summary>Text in lines no wider than a column; words that are wider are cut.</summary>
    internal IReadOnlyList<string> Wrap(string text, double width, double size)
    {
        List<string> lines = [];
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (Width(longer, size) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0) lines.Add(line);
            line = word;
            while (Width(line, size) > width)
            {
                var fits = line.Length - 1;
                while (fits > 1 && Width(line[..fits], size) > width) fits--;
                lines.Add(line[..fits]);
                line = line[fits..];
            }
        }

        if (line.Length > 0) lines.Add(line);
        return lines;
    }

    internal void Line(double x, double y, double toX, double toY, double points = 0.5) => page.DrawLine(At(x, y), At(toX, toY), points);

    internal void Area(double x, double y, double width, double height) => Fill([(x, y, width, height)]);

    /// <summary>A QR code, its quiet zone included.</summary>
    internal void Modules(IReadOnlyList<BitArray> rows, double x, double y, double side)
    {
        var unit = side / rows.Count;
        Fill(rows.SelectMany((row, down) => Enumerable.Range(0, row.Count).Where(right => row[right]).Select(right => (x + (right * unit), y + (down * unit), unit, unit))));
    }

    // One path, so that no seams show between neighbors.
    private void Fill(IEnumerable<(double X, double Y, double Width, double Height)> areas)
    {
        foreach (var (x, y, width, height) in areas)
        {
            var corner = At(x, y + height);
            Operations.Add(new AppendRectangle(Round(corner.X), Round(corner.Y), Round(width * PointsPerMillimeter), Round(height * PointsPerMillimeter)));
        }

        Operations.Add(FillPathNonZeroWinding.Value);
    }

    private static double Round(double points) => Math.Round(points, 3);

    private static PdfPoint At(double x, double y) => new(Round(x * PointsPerMillimeter), Round((Height - y) * PointsPerMillimeter));

    private PdfDocumentBuilder.AddedFont Font(Weight weight) => weight == Weight.Medium ? medium : regular;
}
