using System.Text.RegularExpressions;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Site;

public sealed class InitVerbTests : IDisposable
{
    private readonly Owner owner = new();

    public void Dispose() => owner.Dispose();

    [Fact]
    public void Init_WritesEveryPage_AndNeverOverAnother()
    {
        var file = owner.Write("data/pages/help.de.md", "# Mine");
        var pages = owner.Json("site", "init").EnumerateArray().ToList();
        Assert.Equal(21, pages.Count);
        Assert.Equal("help.de.md", Assert.Single(pages, page => !page.GetProperty("written").GetBoolean()).GetProperty("file").GetString());
        Assert.Equal("# Mine", File.ReadAllText(file));
        Assert.Equal(21, Directory.GetFiles(owner.PathTo("data/pages")).Length);

        var again = owner.Run("site", "init").Succeeded().Out;
        Assert.Equal(21, Regex.Matches(again, "^kept ", RegexOptions.Multiline).Count);
        Assert.DoesNotContain("written ", again);
    }

    [Fact]
    public void Doctor_NamesPagesWithPlaceholders_UntilTheyAreFilledIn()
    {
        var report = owner.Run("doctor").Succeeded().Out;
        Assert.Contains("advice  site: imprint.de.md, imprint.en.md, imprint.ru.md: ", report);
        Assert.Contains("'jklab site init'", report);
        Assert.DoesNotContain("home.de.md", report);

        owner.Run("site", "init").Succeeded();
        foreach (var file in Directory.GetFiles(owner.PathTo("data/pages")))
            File.WriteAllText(file, Regex.Replace(File.ReadAllText(file), @"\[\[.*?\]\]", "filled in"));
        Assert.Contains("[[Vendor:Address]]", owner.Run("doctor").Succeeded().Out);
        Assert.Contains("ok      site", owner.Run("doctor", "--Vendor:Address=Example Road 1", "--Site:Host=Example Hosting").Succeeded().Out);
    }
}
