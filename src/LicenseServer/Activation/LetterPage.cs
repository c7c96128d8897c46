using System.Text.Encodings.Web;
using System.Text.Unicode;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Activation;

/// <summary>An activation as a letter: one page of A4 that needs nothing beside it.</summary>
/// <param name="Site">The vendor.</param>
/// <param name="Language">The customer's language.</param>
/// <param name="Shown">The code.</param>
/// <param name="WrittenAt">When.</param>
internal sealed record LetterPage(SiteSettings Site, Language Language, ShownCode Shown, DateTimeOffset WrittenAt)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private string[] Lines => Shown.Code.ToString().Split('\n');

    private string Title => Text("LetterTitle", Shown.Product.Name);

    /// <summary>The whole page.</summary>
    internal string ToHtml() => $$"""
        <!DOCTYPE html>
        <html lang="{{Language.Tag()}}">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{{Safe(Title)}}</title>
        <style>
        @page { size: A4; margin: 18mm }
        body { font: 11pt/1.4 system-ui, sans-serif; color: #000; background: #fff; max-width: 174mm; margin: 10mm auto }
        @media print { body { margin: 0 auto } }
        header { display: flex; justify-content: space-between; gap: 10mm; margin-bottom: 12mm } header div { min-width: 0; overflow-wrap: anywhere }
        address { font-style: normal; text-align: right; flex: none; max-width: 90mm; overflow-wrap: anywhere }
        h1 { font-size: 16pt; margin: 0 0 4mm } h2 { font-size: 12pt; margin: 5mm 0 1mm }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 4mm; margin: 4mm 0 } dd { margin: 0 }
        .code { border: 1pt solid #000; padding: 4mm; margin: 4mm 0; display: flex; gap: 5mm; align-items: center; justify-content: space-between }
        .code ol { margin: 0; padding-left: 8mm; font: bold 11pt/{{(Lines.Length > 7 ? "1.5" : "2.1")}} ui-monospace, "Liberation Mono", "Courier New", monospace; white-space: nowrap }
        svg { width: 42mm; height: 42mm; flex: none }
        .spelling { columns: 4; font-size: 9pt; list-style: none; padding: 0; margin: 0 } ol.next { margin: 0; padding-left: 6mm }
        </style>
        </head>
        <body>
        <header><div>{{Licensee()}}</div><address>{{string.Join("<br>", Site.VendorAddress.Prepend(Site.VendorName).Select(Safe))}}<br><br>{{Safe(LocalTime.Moment(WrittenAt, Language).Split(',')[0])}}</address></header>
        <h1>{{Safe(Title)}}</h1>
        <p>{{Safe(Text("LetterIntro"))}}</p>
        <dl>
        <dt>{{Safe(Text("Product"))}}</dt><dd>{{Safe(Shown.Product.Name)}} {{Safe(Shown.Edition)}}</dd>
        <dt>{{Safe(Text("LicenseNumber"))}}</dt><dd>{{Shown.Code.License}}</dd>
        <dt>{{Safe(Text("SystemId"))}}</dt><dd>{{Shown.SystemId}}</dd>
        </dl>
        <div class="code">
        <ol>
        {{string.Join("\n", Lines.Select(line => $"<li>{line}</li>"))}}
        </ol>
        {{QrPicture.Svg(Shown.Code.ToCompactString())}}
        </div>
        <h2>{{Safe(Text("NextTitle"))}}</h2>
        <ol class="next">
        {{string.Join("\n", Enumerable.Range(1, 3).Select(step => $"<li>{Safe(Text("Next" + step, Shown.Product.Name))}</li>"))}}
        </ol>
        <h2>{{Safe(Text("LetterSpelling"))}}</h2>
        <ul class="spelling">
        {{string.Join("\n", Spelling.Table(Language).Select(entry => $"<li><b>{entry.Symbol}</b> {Safe(entry.Word)}</li>"))}}
        </ul>
        </body>
        </html>

        """;

    private string Licensee() => Safe(Shown.License?.Licensee ?? Shown.License?.Customer ?? "");

    private string Text(string key, params object?[] args) => Texts.Get<ActivationTexts>(Language, key, args);

    private static string Safe(string text) => Encoder.Encode(text);
}
