using System.Text;
using MimeKit.Text;

namespace JkLab.LicenseServer.Support;

/// <summary>What can be read in a mail of HTML, without its looks.</summary>
internal static class PlainText
{
    internal static string Of(string html)
    {
        var tokens = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        var text = new StringBuilder();
        HtmlTagId? hidden = null;
        while (tokens.ReadNextToken(out var token))
        {
            if (token is HtmlTagToken tag)
            {
                if (hidden is null && IsHidden(tag.Id) && tag is { IsEndTag: false, IsEmptyElement: false }) hidden = tag.Id;
                else if (hidden == tag.Id && tag.IsEndTag) hidden = null;
                if (BreaksLine(tag)) text.Append('\n');
            }
            else if (hidden is null && token is HtmlDataToken data and not HtmlCDataToken)
            {
                text.Append(InOneLine(data.Data));
            }
        }

        return Tidy(text.ToString());
    }

    private static bool IsHidden(HtmlTagId id) => id is HtmlTagId.Script or HtmlTagId.Style or HtmlTagId.Head or HtmlTagId.Title;

    private static bool BreaksLine(HtmlTagToken tag) => tag.Id is HtmlTagId.Br or HtmlTagId.P or HtmlTagId.Div or HtmlTagId.LI or HtmlTagId.TR or HtmlTagId.Table
        or HtmlTagId.H1 or HtmlTagId.H2 or HtmlTagId.H3 or HtmlTagId.BlockQuote or HtmlTagId.Pre or HtmlTagId.UL or HtmlTagId.OL;

    private static string InOneLine(string text) => string.Concat(text.Select(symbol => char.IsWhiteSpace(symbol) ? ' ' : symbol));

    // Spaces as a browser shows them, and no more than one empty line.
    private static string Tidy(string text)
    {
        var lines = text.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        var tidy = string.Join('\n', lines);
        while (tidy.Contains("\n\n\n", StringComparison.Ordinal)) tidy = tidy.Replace("\n\n\n", "\n\n", StringComparison.Ordinal);
        return tidy.Trim();
    }
}
