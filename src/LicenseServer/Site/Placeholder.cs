using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace JkLab.LicenseServer.Site;

/// <summary><c>[[what is missing]]</c>: what the owner has still to fill in. The page shows it highlighted.</summary>
/// <param name="words">What is missing.</param>
internal sealed class Placeholder(string words) : LeafInline
{
    /// <summary>What is missing.</summary>
    internal string Words => words;

    /// <summary>Teaches Markdown to read and write it.</summary>
    internal sealed class Extension : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.Insert(0, new Parser());

        public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.Insert(0, new Renderer());
    }

    private sealed class Parser : InlineParser
    {
        private const string Begin = "[[";
        private const string End = "]]";

        public Parser() => OpeningCharacters = [Begin[0]];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var text = slice.AsSpan();
            if (!text.StartsWith(Begin, StringComparison.Ordinal)) return false;
            var words = text[Begin.Length..];
            var end = words.IndexOf(End, StringComparison.Ordinal);
            if (end < 1 || words[..end].ContainsAny('\r', '\n')) return false;
            processor.Inline = new Placeholder(words[..end].ToString());
            slice.Start += Begin.Length + end + End.Length;
            return true;
        }
    }

    private sealed class Renderer : HtmlObjectRenderer<Placeholder>
    {
        protected override void Write(HtmlRenderer renderer, Placeholder placeholder)
        {
            if (renderer.EnableHtmlForInline) renderer.Write("<mark>");
            renderer.Write('[').WriteEscape(placeholder.Words).Write(']');
            if (renderer.EnableHtmlForInline) renderer.Write("</mark>");
        }
    }
}
