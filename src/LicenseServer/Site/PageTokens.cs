using System.Text.RegularExpressions;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Site;

/// <summary>
/// What the texts leave open, so that they suit every vendor: <c>{vendor}</c>, <c>{product}</c>, <c>{address}</c>, <c>{host}</c> and
/// <c>{inventory}</c>. A setting that is not there yet shows as a placeholder with its name.
/// </summary>
internal sealed partial class PageTokens(SiteSettings settings, Inventory inventory)
{
    /// <summary>Puts them in.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="language">Its language.</param>
    /// <param name="product">The product's name, where there is a product.</param>
    internal string Fill(string markdown, Language language, string? product) => Token().Replace(markdown, token => token.Value switch
    {
        "{vendor}" => Plain(settings.VendorName),
        "{product}" => Plain(product ?? settings.VendorName),
        "{address}" => settings.VendorAddress is { Count: > 0 } lines ? string.Join("\\\n", lines.Select(Plain)) : "[[Vendor:Address]]",
        "{host}" => settings.Host is { } host ? Plain(host) : "[[Site:Host]]",
        _ => InventoryTexts.Markdown(inventory, language),
    });

    // In Markdown a backslash makes every ASCII punctuation mark mean itself.
    private static string Plain(string text) => Punctuation().Replace(text, @"\$0");

    [GeneratedRegex(@"\{(vendor|product|address|host|inventory)\}")]
    private static partial Regex Token();

    [GeneratedRegex(@"[!-/:-@\[-`{-~]")]
    private static partial Regex Punctuation();
}
