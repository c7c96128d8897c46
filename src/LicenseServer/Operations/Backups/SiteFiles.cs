using System.Text.RegularExpressions;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Operations.Backups;

/// <summary>
/// What the owner made for the site, as backups hold it: the texts and images of <c>pages/</c>, and the logo where it lies in the data folder itself.
/// Bounded, so that a film that somebody put there does not fill the disk with backups: files up to 10 MiB, 100 MiB in all, the first by their names.
/// </summary>
internal static partial class SiteFiles
{
    internal const string Pages = "pages";

    private const long MostOfOne = 10 << 20;
    private const long MostOfAll = 100 << 20;

    /// <summary>Those that a backup holds, each with its name in it.</summary>
    internal static IReadOnlyList<(string Name, string Source)> InBackup(DataFolder folder, IConfiguration settings)
    {
        var left = MostOfAll;
        return [.. All(folder, settings).Where(file => Fits(file.Source, ref left))];
    }

    /// <summary>Those that are too large for it.</summary>
    internal static IEnumerable<string> LeftOut(DataFolder folder, IConfiguration settings) =>
        All(folder, settings).Except(InBackup(folder, settings)).Select(file => file.Name);

    private static IEnumerable<(string Name, string Source)> All(DataFolder folder, IConfiguration settings)
    {
        if (settings[Logo.Setting] is { } logo && folder.In(logo.Trim()) is var file && Path.GetDirectoryName(file) == folder.Path && IsLogo(Path.GetFileName(file)) && File.Exists(file))
            yield return (Path.GetFileName(file), file);
        if (!Directory.Exists(folder.PagesFolder)) yield break;
        foreach (var page in Directory.EnumerateFiles(folder.PagesFolder).Where(page => IsPage(Path.GetFileName(page))).Order(StringComparer.Ordinal))
            yield return ($"{Pages}/{Path.GetFileName(page)}", page);
    }

    /// <summary>Whether something in a backup is one of these by its name.</summary>
    internal static bool IsOne(string name) => name.StartsWith(Pages + "/", StringComparison.Ordinal) ? IsPage(name[(Pages.Length + 1)..]) : IsLogo(name);

    private static bool IsLogo(string name) => Plain().IsMatch(name) && ImageTypes.Find(name) is not null;

    private static bool IsPage(string name) => IsLogo(name) || (Plain().IsMatch(name) && name.EndsWith(".md", StringComparison.Ordinal));

    private static bool Fits(string file, ref long left)
    {
        var length = new FileInfo(file).Length;
        if (length > MostOfOne || length > left) return false;
        left -= length;
        return true;
    }

    [GeneratedRegex(@"^\w[\w.-]*\z")]
    private static partial Regex Plain();
}
