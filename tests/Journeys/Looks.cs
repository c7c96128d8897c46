using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace JkLab.Journeys;

/// <summary>What has to hold for a page wherever it is shown.</summary>
internal static class Looks
{
    private const int MaxBytes = 50 * 1024;

    private static readonly AxeRunOptions Rules = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } };

    /// <summary>Opens a page and makes sure that nothing is wrong with it.</summary>
    /// <returns>What is wrong, a line each.</returns>
    internal static async Task<IReadOnlyList<string>> FindProblemsAsync(IPage page, string path)
    {
        var problems = new List<string>();
        var bytes = 0;
        page.Console += (_, message) => { if (message.Type is "error" or "warning") problems.Add($"{path}: console: {message.Text}"); };
        page.PageError += (_, error) => problems.Add($"{path}: script: {error}");
        page.Response += async (_, response) =>
        {
            try
            {
                bytes += (await response.BodyAsync()).Length;
            }
            catch (PlaywrightException)
            {
                // a redirect has no body
            }
        };
        await page.GotoAsync(path);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var host = new Uri(page.Url).Authority;
        if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") > page.ViewportSize!.Width) problems.Add($"{path}: wider than {page.ViewportSize.Width} pixels");
        if (bytes > MaxBytes) problems.Add($"{path}: {bytes} bytes");
        var strangers = await page.EvaluateAsync<string[]>("performance.getEntriesByType('resource').map(entry => new URL(entry.name).host)");
        problems.AddRange(strangers.Where(stranger => stranger != host).Select(stranger => $"{path}: asks {stranger}"));
        var found = await page.RunAxe(Rules);
        problems.AddRange(found.Violations.Select(violation => $"{path}: axe {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
        return problems;
    }
}
