using System.Net;
using System.Text.RegularExpressions;

namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>What a browser shows.</summary>
/// <param name="Browser">In this browser.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Path">Where it is, with its query.</param>
/// <param name="Html">The document, or whatever came instead.</param>
/// <param name="Headers">The headers, those of the body included, by name.</param>
public sealed partial record WebPage(Browser Browser, HttpStatusCode Status, string Path, string Html, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>What can be read between the head and the foot of every page, in one line.</summary>
    public string Text => TextOf(Main);

    /// <summary>The content of every page, without its frame.</summary>
    public string Main => MainPattern().Match(Html) is { Success: true } main ? main.Value : Html;

    /// <summary>What the tab is called.</summary>
    public string Title => TextOf(Regex.Match(Html, "<title>.*?</title>", RegexOptions.Singleline).Value);

    /// <summary>The first heading.</summary>
    public string Heading => TextOf(Regex.Match(Html, "<h1.*?</h1>", RegexOptions.Singleline).Value);

    /// <summary>Reads an answer.</summary>
    internal static async Task<WebPage> ReadAsync(Browser browser, HttpResponseMessage response) => new(
        browser, response.StatusCode, response.RequestMessage!.RequestUri!.PathAndQuery, await response.Content.ReadAsStringAsync(),
        response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));

    /// <summary>Itself, after making sure of the status.</summary>
    public WebPage Is(HttpStatusCode status)
    {
        Assert.True(Status == status, $"{(int)Status} instead of {(int)status} at {Path}: {Text}");
        return this;
    }

    /// <summary>Itself, after making sure that it can be read there.</summary>
    public WebPage Says(params string[] words)
    {
        Assert.All(words, word => Assert.Contains(word, Text));
        return this;
    }

    /// <summary>Where the first link with these words, or some that begin so, leads.</summary>
    public string Link(string words) => Attributes(
        LinkPattern().Matches(Html).FirstOrDefault(link => TextOf(link.Value).StartsWith(words, StringComparison.Ordinal))?.Value
        ?? throw new InvalidOperationException($"no link '{words}' at {Path}: {Text}"))["href"];

    /// <summary>Follows the first link with these words, or some that begin so.</summary>
    public Task<WebPage> FollowAsync(string words) => Browser.OpenAsync(Link(words));

    /// <summary>An attribute of the element with an id.</summary>
    public string Attribute(string id, string name) => Attributes(Regex.Match(Html, $"<[a-z][^>]* id=\"{Regex.Escape(id)}\"[^>]*>").Value)[name];

    /// <summary>Fills in the first form that has all these fields, and sends it.</summary>
    public Task<WebPage> SendAsync(params (string Name, string Value)[] fields)
    {
        var form = Forms().FirstOrDefault(form => fields.All(field => form.Has(field.Name)));
        return (form ?? throw new InvalidOperationException($"no form with {string.Join(", ", fields.Select(field => field.Name))} at {Path}: {Text}")).SendAsync(fields);
    }

    /// <summary>Fills in the form with the button of these words, or of some that begin so, and presses it.</summary>
    public Task<WebPage> PressAsync(string button, params (string Name, string Value)[] fields)
    {
        var form = Forms().FirstOrDefault(form => form.FindButton(button) is not null);
        return (form ?? throw new InvalidOperationException($"no button '{button}' at {Path}: {Text}")).SendAsync(fields, button);
    }

    /// <summary>The forms, those of the frame last.</summary>
    public IEnumerable<WebForm> Forms() => FormPattern().Matches(Main).Concat(FormPattern().Matches(Html)).Select(form => new WebForm(this, form.Value));

    /// <summary>The text of HTML in one line.</summary>
    internal static string TextOf(string html) =>
        Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(html, "</?(span|strong|em|code|a|b)( [^>]*)?>", ""), "<[^>]+>", " ")), @"\s+", " ").Trim();

    /// <summary>The attributes of the first tag.</summary>
    internal static Dictionary<string, string> Attributes(string html) => AttributePattern()
        .Matches(Regex.Match(html, "<[^>]*>").Value)
        .DistinctBy(attribute => attribute.Groups["name"].Value)
        .ToDictionary(attribute => attribute.Groups["name"].Value, attribute => WebUtility.HtmlDecode(attribute.Groups["value"].Value));

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex MainPattern();

    [GeneratedRegex("<a [^>]*>.*?</a>", RegexOptions.Singleline)]
    private static partial Regex LinkPattern();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormPattern();

    [GeneratedRegex("""\s(?<name>[a-z-]+)(="(?<value>[^"]*)")?""")]
    private static partial Regex AttributePattern();
}
