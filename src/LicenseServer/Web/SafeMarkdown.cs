using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace JkLab.LicenseServer.Web;

/// <summary>Takes out of Markdown what leads where <see cref="SafeAddress"/> lets nobody go.</summary>
internal static class SafeMarkdown
{
    /// <summary>Leaves the words of a link that is refused; an image from elsewhere becomes a link.</summary>
    internal static void Make(MarkdownDocument document, Language language)
    {
        foreach (var link in document.Descendants<LinkInline>().ToList()) MakeSafe(link, language);
        foreach (var link in document.Descendants<AutolinkInline>().ToList()) MakeSafe(link, language);
    }

    private static void MakeSafe(LinkInline link, Language language)
    {
        var (url, isImage) = (link.GetDynamicUrl?.Invoke() ?? link.Url ?? "", link.IsImage);
        link.GetDynamicUrl = null;
        if (isImage && SafeAddress.OfImage(url) is { } local)
        {
            link.Url = local;
        }
        else if (SafeAddress.OfLink(url, language) is { } address)
        {
            link.Url = address;
            link.IsImage = false; // one from elsewhere is not shown, but can be followed
            if (link.FirstChild is null) link.AppendChild(new LiteralInline(url));
        }
        else
        {
            link.ReplaceBy(new ContainerInline());
        }
    }

    private static void MakeSafe(AutolinkInline link, Language language)
    {
        if (!link.IsEmail && SafeAddress.OfLink(link.Url, language) is null) link.ReplaceBy(new LiteralInline(link.Url));
    }
}
