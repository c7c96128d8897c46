using JkLab.LicenseServer.Operations.Backups;
using JkLab.LicenseServer.Site;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Operations.Checks;

/// <summary>Whether every page of the site can be shown, and which of them the owner has still to fill in.</summary>
internal static class CheckSite
{
    internal static IEnumerable<Finding> Run(Session session, PageFolder pages, DataFolder folder, IConfiguration settings)
    {
        var product = PageFolder.ProductName(session);
        var findings = PageNames.All.SelectMany(name => Look(name)).ToList();
        if (SiteFiles.LeftOut(folder, settings).ToList() is { Count: > 0 } large)
            findings.Insert(0, Finding.Advice("site", $"too large for backups: {string.Join(", ", large)}", "make the images smaller: files up to 10 MiB are taken, 100 MiB in all"));
        return findings.Count > 0 ? findings : [Finding.Ok("site", "every page is filled in")];

        IEnumerable<Finding> Look(string name)
        {
            var open = new List<(string File, IReadOnlyList<string> Placeholders)>();
            var broken = new List<Finding>();
            foreach (var language in Enum.GetValues<Language>())
            {
                try
                {
                    if (pages.Get(name, language, product).Placeholders is { Count: > 0 } placeholders) open.Add((PageFolder.FileName(name, language), placeholders));
                }
                catch (OwnerException e)
                {
                    broken.Add(Finding.Broken("site", e.Message, e.Hint));
                }
            }

            return open.Count == 0 ? broken : [.. broken, ToFillIn(open, folder)];
        }
    }

    private static Finding ToFillIn(List<(string File, IReadOnlyList<string> Placeholders)> open, DataFolder folder)
    {
        var count = open.Sum(page => page.Placeholders.Count);
        return Finding.Advice(
            "site",
            $"{string.Join(", ", open.Select(page => page.File))}: {(count == 1 ? "a placeholder" : $"{count} placeholders")}, such as [[{open[0].Placeholders[0]}]]",
            $"fill them in, in {folder.PagesFolder}; 'jklab site init' writes the pages that are not there yet. One with a colon is a setting");
    }
}
