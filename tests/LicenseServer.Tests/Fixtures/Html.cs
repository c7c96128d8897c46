using System.Net;
using System.Text.RegularExpressions;

namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>Looks into the HTML of a page.</summary>
public static partial class Html
{
    /// <summary>Every src, href and action.</summary>
    public static IReadOnlyList<string> Addresses(string html) => [.. Address().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    /// <summary>What stands between the head and the foot of the page.</summary>
    public static string Content(string html) => MainPart().Match(html).Groups[1].Value;

    /// <summary>The antiforgery token of the first form.</summary>
    public static string Token(string html) => TokenField().Match(html).Groups[1].Value;

    [GeneratedRegex("""\s(?:src|href|action)="([^"]*)""")]
    private static partial Regex Address();

    [GeneratedRegex("<main[^>]*>(.*)</main>", RegexOptions.Singleline)]
    private static partial Regex MainPart();

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex TokenField();
}
