using JkLab.LicenseServer.Web;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace JkLab.LicenseServer.Site;

/// <summary>
/// Reads Markdown (CommonMark and tables) and writes HTML that can do nothing but be read: no HTML of the text's own, no ids, no styles, no
/// address that <see cref="SafeMarkdown"/> refuses.
/// </summary>
/// <remarks>Two shapes beyond CommonMark: links alone in a paragraph are buttons, a list of items that begin with headings is a row of cards.</remarks>
internal static class PageMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Use<Placeholder.Extension>().DisableHtml().Build();

    internal static PageText Read(string markdown, Language language)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        SafeMarkdown.Make(document, language);
        foreach (var paragraph in document.OfType<ParagraphBlock>()) MakeButtons(paragraph);
        foreach (var list in document.Descendants<ListBlock>()) MakeCards(list);

        // A column's alignment would be a style in the page.
        foreach (var column in document.Descendants<Table>().SelectMany(table => table.ColumnDefinitions)) column.Alignment = null;

        var title = document.Descendants<HeadingBlock>().FirstOrDefault();
        return new PageText(
            markdown,
            ToHtml(document),
            title?.Inline is { } inline ? TextOf(inline) : null,
            [.. document.SelectMany(block => Paragraphs(block, "")).Where(paragraph => paragraph.Length > 0)],
            [.. document.Descendants<Placeholder>().Select(placeholder => placeholder.Words)]);
    }

    private static string ToHtml(MarkdownDocument document)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new ScrolledTable());
        renderer.Render(document);
        return writer.ToString();
    }

    private static void MakeButtons(ParagraphBlock paragraph)
    {
        if (paragraph.Inline?.ToList() is not { } inlines || !inlines.Exists(IsLink) || !inlines.TrueForAll(inline => IsLink(inline) || IsSpace(inline))) return;
        paragraph.GetAttributes().AddClass("row");
        foreach (var link in inlines.Where(IsLink)) link.GetAttributes().AddClass(link == inlines.First(IsLink) ? "button" : "button plain");
    }

    private static void MakeCards(ListBlock list)
    {
        if (list.IsOrdered || !list.All(item => item is ListItemBlock { Count: > 0 } block && block[0] is HeadingBlock)) return;
        list.GetAttributes().AddClass("cards");
        foreach (var item in list) item.GetAttributes().AddClass("card");
    }

    private static IEnumerable<string> Paragraphs(Block block, string mark) => block switch
    {
        LeafBlock { Inline: { } inline } => [mark + string.Concat(inline.Select(SpelledOut))],
        CodeBlock code => [mark + code.Lines],
        TableRow row => [string.Join(" | ", row.Select(cell => string.Join(' ', Paragraphs(cell, ""))))],
        ListBlock list => list.Select((item, i) => (Item: item, Mark: list.IsOrdered ? $"{i + (int.TryParse(list.OrderedStart, out var first) ? first : 1)}. " : "- ")).SelectMany(each => Paragraphs(each.Item, each.Mark)),
        ContainerBlock container => container.SelectMany((inner, i) => Paragraphs(inner, i == 0 ? mark : "")),
        _ => [],
    };

    // On paper a link to elsewhere has to be read: its address stands behind its words.
    private static string SpelledOut(Inline inline) => inline switch
    {
        LinkInline { IsImage: false, Url: { } url } link when url.Contains(':') && TextOf(link) is var words => words == url || "mailto:" + words == url ? words : $"{words} ({url})".Trim(),
        ContainerInline container => string.Concat(container.Select(SpelledOut)),
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        AutolinkInline address => address.Url,
        LineBreakInline => " ",
        Placeholder placeholder => $"[{placeholder.Words}]",
        _ => "",
    };

    private static bool IsLink(Inline inline) => inline is LinkInline { IsImage: false };

    private static bool IsSpace(Inline inline) => inline is LineBreakInline || (inline is LiteralInline literal && literal.Content.IsEmptyOrWhitespace());

    private static string TextOf(ContainerInline inline) => string.Concat(inline.Descendants().Select(part => part switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline => " ",
        Placeholder placeholder => placeholder.Words,
        _ => "",
    }));

    // A wide table scrolls by itself; the page around it stays where it is.
    private sealed class ScrolledTable : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            renderer.EnsureLine();
            renderer.WriteLine("<div class=\"table\" tabindex=\"0\">");
            base.Write(renderer, table);
            renderer.WriteLine("</div>");
        }
    }
}
