using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace JkLab.LicenseServer.Tests.Web;

/// <summary>The resource files of every feature: nothing is missing in any language, and nothing is left over.</summary>
public partial class TextsTests
{
    private static readonly string[] Translations = ["en", "ru"];
    private static readonly List<(string File, string Text)> Sources =
    [
        .. Directory.GetFiles(Source(), "*.cs*", SearchOption.AllDirectories).Where(file => Extension().IsMatch(file) && !Built().IsMatch(file)).Select(file => (file, File.ReadAllText(file))),
    ];

    public static TheoryData<string> Resources => [.. ResourceFiles()];

    public static TheoryData<string> Named => [.. ResourceFiles().Where(file => Path.GetFileName(file) != "InventoryTexts.resx")];

    [Theory]
    [MemberData(nameof(Resources))]
    public void Texts_InEveryLanguage_HaveTheSameKeysAndPlaceholders(string file)
    {
        var german = Read(file);
        foreach (var language in Translations)
        {
            var translated = Read(Path.ChangeExtension(file, language + ".resx"));
            Assert.Equal(german.Keys.Order(), translated.Keys.Order());
            Assert.All(german, text => Assert.True(
                Placeholders(text.Value).SequenceEqual(Placeholders(translated[text.Key])), $"{text.Key} has other placeholders in {language}: {translated[text.Key]}"));
        }
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Texts_InEveryLanguage_SaySomething(string file) => Assert.All(
        new[] { file }.Concat(Translations.Select(language => Path.ChangeExtension(file, language + ".resx"))).SelectMany(Read),
        text => Assert.True(text.Value.Trim().Length > 0 && text.Value.Trim() == text.Value, $"{text.Key} is empty or has spaces around it"));

    [Theory]
    [MemberData(nameof(Resources))]
    public void Russian_IsWrittenInCyrillic(string file)
    {
        var german = Read(file);
        var same = Read(Path.ChangeExtension(file, "ru.resx")).Where(text => text.Value == german[text.Key] && Words().IsMatch(text.Value));
        Assert.Empty(same.Select(text => text.Key));
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Texts_ThatSourcesAskFor_Exist(string file)
    {
        var keys = Read(file).Keys.ToHashSet();
        var missing = Sources.SelectMany(source => AskedFor(source.Text, Path.GetFileNameWithoutExtension(file)).Where(key => !keys.Contains(key)).Select(key => $"{source.File}: {key}"));
        Assert.Empty(missing);
    }

    // Those of the inventory are named by what every feature declares; InventoryTests compare them.
    [Theory]
    [MemberData(nameof(Named))]
    public void Texts_AreAllAskedFor(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var users = Sources.Where(source => source.Text.Contains(name, StringComparison.Ordinal)).ToList();
        var literals = users.SelectMany(source => Literal().Matches(source.Text).Select(match => match.Groups[1].Value)).ToHashSet();
        var patterns = users.SelectMany(source => Interpolated().Matches(source.Text).Select(match => match.Groups[1].Value))
            .Select(text => new Regex("^" + Hole().Replace(Regex.Escape(text).Replace(@"\{", "{"), ".+") + @"\z"))
            .Concat(users.SelectMany(source => Beginning().Matches(source.Text).Select(match => new Regex("^" + Regex.Escape(match.Groups[1].Value))))).ToList();
        Assert.DoesNotContain(Read(file).Keys, key => !literals.Contains(key) && !patterns.Exists(pattern => pattern.IsMatch(key)));
    }

    [Fact]
    public void Resources_AreFound() => Assert.Contains(Path.Combine("Web", "Pages", "LayoutTexts.resx"), ResourceFiles());

    private static IEnumerable<string> ResourceFiles() =>
        Directory.GetFiles(Source(), "*Texts.resx", SearchOption.AllDirectories).Where(file => !Built().IsMatch(file)).Select(file => Path.GetRelativePath(Source(), file));

    // In each source a localizer has a name of its own: T in a page, texts in a class.
    private static IEnumerable<string> AskedFor(string source, string texts) => Localizer().Matches(source)
        .Where(match => match.Groups["texts"].Value == texts).Select(match => match.Groups["name"].Value).Distinct()
        .SelectMany(name => Regex.Matches(source, $@"\b{name}\[""(\w+)""").Select(match => match.Groups[1].Value));

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Source(), file)).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order();

    private static string Source([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/LicenseServer"));

    [GeneratedRegex(@"\.(cs|cshtml)\z")]
    private static partial Regex Extension();

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]")]
    private static partial Regex Built();

    [GeneratedRegex(@"IStringLocalizer<(?<texts>\w+)>\s+(?<name>\w+)")]
    private static partial Regex Localizer();

    [GeneratedRegex(@"(?<!\$)""(\w+)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"""(\w+-)"" \+ ")]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\$""([^""\s]*\w\{[^""\s]+)""")]
    private static partial Regex Interpolated();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\p{Ll}{3}.*\s.*\p{Ll}{3}")]
    private static partial Regex Words();
}
