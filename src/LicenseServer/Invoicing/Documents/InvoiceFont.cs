using UglyToad.PdfPig.Writer;

namespace JkLab.LicenseServer.Invoicing.Documents;

/// <summary>
/// The typeface of documents, Roboto in two weights: Latin, Greek and Cyrillic letters, without hints and kerning, so that it is small and read quickly.
/// Fonts/README.md says where it comes from.
/// </summary>
internal static class InvoiceFont
{
    private const int MostDifferent = 50; // of 255 for three such texts and the document's own

    private static readonly byte[] Regular = Load("Roboto-Regular.ttf");
    private static readonly byte[] Medium = Load("Roboto-Medium.ttf");

    private static readonly (char First, char Last)[] Ranges =
    [
        (' ', '~'), ('\u00a0', '\u017f'), ('\u0218', '\u021b'), ('\u0388', '\u03ce'), ('\u0400', '\u045f'), ('\u0490', '\u0491'), ('\u2013', '\u2014'), ('\u2018', '\u201a'), ('\u201c', '\u201e'),
        ('\u2022', '\u2022'), ('\u2026', '\u2026'), ('\u20ac', '\u20ac'), ('\u2116', '\u2116'), ('\u2122', '\u2122'), ('\u2212', '\u2212'),
    ];

    /// <summary>Whether it has a letter.</summary>
    internal static bool Has(char letter) => letter is not ('\u00ad' or '\u038b' or '\u038d' or '\u03a2') && Array.Exists(Ranges, range => letter >= range.First && letter <= range.Last);

    /// <summary>The letters of a text that it lacks, a few of them; and those beyond so many different ones as the font of a PDF has room for.</summary>
    internal static string Missing(string text)
    {
        var different = text.EnumerateRunes().Distinct().ToList();
        return string.Concat(different.Where((rune, index) => index >= MostDifferent || !rune.IsBmp || !Has((char)rune.Value)).Take(5));
    }

    /// <summary>The text with question marks for letters that it lacks; addresses with such letters are refused before.</summary>
    internal static string Clean(string text) => string.Concat(text.Select(letter => Has(letter) ? letter : '?'));

    /// <summary>Adds it to a document.</summary>
    /// <returns>Its weights.</returns>
    internal static (PdfDocumentBuilder.AddedFont Regular, PdfDocumentBuilder.AddedFont Medium) AddTo(PdfDocumentBuilder pdf) => (pdf.AddTrueTypeFont(Regular), pdf.AddTrueTypeFont(Medium));

    private static byte[] Load(string name)
    {
        using var stream = typeof(InvoiceFont).Assembly.GetManifestResourceStream("fonts/" + name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
