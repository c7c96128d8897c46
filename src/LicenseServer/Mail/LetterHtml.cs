using System.Text.Encodings.Web;
using System.Text.Unicode;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Mail;

/// <summary>A letter as simple HTML: one column, no image, nothing from elsewhere. Mail programs know no style sheet, so the styles stand inline.</summary>
internal static class LetterHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    internal static string Write(Letter letter, SiteSettings vendor) =>
        $"""
        <!DOCTYPE html>
        <html lang="{letter.Language.Tag()}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Encode(letter.Subject)}</title>
        </head>
        <body style="margin:0;padding:24px 16px;background:#ffffff;color:#1c2430;font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5">
        <div style="max-width:600px;margin:0 auto">
        {string.Concat(letter.Paragraphs.Select(Paragraph))}{Link(letter.Link)}{Block(letter.Block)}{string.Concat(letter.After.Select(Paragraph))}{Signature(vendor)}</div>
        </body>
        </html>

        """;

    private static string Paragraph(string text) => $"<p style=\"margin:0 0 16px\">{EncodeLines(LetterText.Lines(text))}</p>\n";

    private static string Link(LetterLink? link) => link is null ? "" :
        $"""
        <p style="margin:24px 0 8px"><a href="{Encode(link.Url)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#1f4e8c;color:#ffffff;font-weight:600;text-decoration:none">{Encode(link.Words)}</a></p>
        <p style="margin:0 0 24px;color:#5a6472;font-size:13px;word-break:break-all">{Encode(link.Url)}</p>

        """;

    private static string Block(string? block) => block is null ? "" :
        $"""
        <pre style="margin:0 0 24px;padding:16px;border:1px solid #c9d1db;border-radius:6px;background:#f5f7fa;color:#1c2430;font-family:Consolas,Menlo,'Courier New',monospace;font-size:15px;line-height:1.6;overflow-x:auto">{string.Join('\n', LetterText.Lines(block).Select(Encode))}</pre>

        """;

    private static string Signature(SiteSettings vendor) => LetterText.Signature(vendor) is { Count: > 0 } lines
        ? $"<p style=\"margin:32px 0 0;padding-top:16px;border-top:1px solid #c9d1db;color:#5a6472;font-size:13px\">{EncodeLines(lines)}</p>\n"
        : "";

    private static string EncodeLines(IEnumerable<string> lines) => string.Join("<br>\n", lines.Select(Encode));

    private static string Encode(string text) => Encoder.Encode(text);
}
