using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace JkLab.LicenseServer.Keys;

/// <summary>A signing key to be printed: as text for a terminal, or as a page of A4 that needs nothing beside it.</summary>
/// <param name="KeyId">16 hexadecimal digits.</param>
/// <param name="Lines">The three lines.</param>
/// <param name="Symbols">The same without separators, for the QR code.</param>
/// <param name="PrintedOn">The day, yyyy-MM-dd.</param>
/// <param name="Products">For which products the server signs.</param>
internal sealed record PaperPage(string KeyId, IReadOnlyList<string> Lines, string Symbols, string PrintedOn, string Products)
{
    private static readonly PaperWords[] Languages = [PaperWords.German, PaperWords.English];
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>For a terminal of 80 columns, or to be piped to a printer.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="isTerminal">Whether the QR code needs colors of its own, black on white on any terminal.</param>
    internal void WriteText(TextWriter writer, bool isTerminal)
    {
        foreach (var words in Languages)
        {
            writer.WriteLine($"{words.Title} · {words.KeyId} {KeyId}");
            writer.WriteLine($"{words.Product}: {Products} · {words.Date}: {PrintedOn}");
            foreach (var row in Wrap(words.Warning)) writer.WriteLine(row);
            writer.WriteLine();
        }

        for (var i = 0; i < Lines.Count; i++) writer.WriteLine($"    {i + 1}:  {Lines[i]}");
        writer.WriteLine();
        foreach (var row in PaperQr.ToRows(Symbols)) writer.WriteLine(isTerminal ? $"\e[107;30m{row}\e[0m" : row);
        foreach (var words in Languages)
        {
            writer.WriteLine();
            foreach (var row in words.Uses.SelectMany(Wrap)) writer.WriteLine(row);
        }
    }

    /// <summary>A page of HTML with everything in it, German and English.</summary>
    internal string ToHtml() => $$"""
        <!DOCTYPE html>
        <html lang="de">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{{KeyId}}</title>
        <style>
        @page { size: A4; margin: 18mm }
        body { font: 11pt/1.4 system-ui, sans-serif; color: #000; background: #fff; max-width: 174mm; margin: 10mm auto }
        @media print { body { margin: 0 auto } }
        h1 { font-size: 16pt; margin: 0 } h1 small { font-size: 12pt; font-weight: normal; color: #444 }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 4mm; margin: 4mm 0 } dd { margin: 0 }
        .key { border: 1pt solid #000; padding: 5mm; margin: 5mm 0; display: flex; gap: 6mm; align-items: center; justify-content: space-between }
        .key ol { margin: 0; padding-left: 7mm; font: bold 14.5pt/2.4 ui-monospace, "Liberation Mono", "Courier New", monospace; white-space: nowrap }
        svg { width: 52mm; height: 52mm; flex: none }
        section { break-inside: avoid; margin-top: 5mm } section ol { margin: 2mm 0; padding-left: 6mm }
        .warning { font-weight: bold }
        </style>
        </head>
        <body>
        <h1>{{Languages[0].Title}} <small lang="en">{{Languages[1].Title}}</small></h1>
        <dl>
        {{Field(words => words.KeyId, KeyId)}}
        {{Field(words => words.Product, Products)}}
        {{Field(words => words.Date, PrintedOn)}}
        </dl>
        <div class="key">
        <ol>
        {{string.Join("\n", Lines.Select(line => $"<li>{line}</li>"))}}
        </ol>
        {{PaperQr.ToSvg(Symbols)}}
        </div>
        {{string.Join("\n", Languages.Select(Section))}}
        </body>
        </html>

        """;

    private static string Field(Func<PaperWords, string> name, string value) =>
        $"<dt>{string.Join(" · ", Languages.Select(name))}</dt><dd>{Encoder.Encode(value)}</dd>";

    private static string Section(PaperWords words) => $"""
        <section lang="{words.Language}">
        <p class="warning">{words.Warning}</p>
        <ol>
        {string.Join("\n", words.Uses.Select(use => $"<li>{Encoder.Encode(use)}</li>"))}
        </ol>
        </section>
        """;

    private static IEnumerable<string> Wrap(string text)
    {
        var row = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (row.Length + word.Length > 77)
            {
                yield return row.ToString();
                row.Clear();
            }

            row.Append(row.Length == 0 ? "" : " ").Append(word);
        }

        yield return row.ToString();
    }
}
