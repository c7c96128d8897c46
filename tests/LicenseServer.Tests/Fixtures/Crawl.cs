using System.Net;
using System.Text.RegularExpressions;

namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>All pages that links lead somebody to, from page to page.</summary>
public static partial class Crawl
{
    private const int MostPages = 300;

    /// <summary>Opens whatever can be reached in his language from the entrance of the customer area; nothing that is found may fail.</summary>
    /// <returns>The pages by address, without queries.</returns>
    public static async Task<IReadOnlyDictionary<string, WebPage>> AllAsync(Person person, params string[] from)
    {
        var found = new Dictionary<string, WebPage>();
        var open = new Queue<string>(from.Select(path => $"/{person.Language}{path}"));
        while (open.TryDequeue(out var path))
        {
            if (found.ContainsKey(path)) continue;
            Assert.True(found.Count < MostPages, "pages without end, the last one is " + path);
            var page = found[path] = (await person.Browser.PeekAsync(path)).MaySend();
            foreach (var next in Links(page).Where(link => link.StartsWith($"/{person.Language}/", StringComparison.Ordinal))) open.Enqueue(next);
        }

        return found;
    }

    private static WebPage MaySend(this WebPage page) => page.Status == HttpStatusCode.Found ? page : page.Is(HttpStatusCode.OK);

    private static IEnumerable<string> Links(WebPage page) =>
        page.Headers.GetValueOrDefault("Content-Type", "").StartsWith("text/html", StringComparison.Ordinal)
            ? Href().Matches(page.Html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value).Split('?', '#')[0])
            : [];

    [GeneratedRegex("""<a [^>]*?href="([^"]+)"(?! hreflang)""")]
    private static partial Regex Href();
}
