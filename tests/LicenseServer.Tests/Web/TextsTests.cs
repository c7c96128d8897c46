using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace JkLab.LicenseServer.Tests.Web;

/// <summary>The resource files of every feature: nothing is missing in any language, and nothing is left over.</summary>
public partial class TextsTests
{
    private static readonly string[] Translations = ["en", "ru"];
    private static readonly List<(string File, string Text)> Sources =
        [.. Files("*.cs*").Where(file => Extension().IsMatch(file)).Select(file => (file, File.ReadAllText(Path.Combine(Source(), file))))];

    private static readonly ILookup<string, (string Texts, string Name)> LocalizersOfRooms =
        Sources.SelectMany(source => Localizers(source.Text).Select(localizer => (source.File, localizer))).ToLookup(pair => RoomOf(pair.File), pair => pair.localizer);

    public static TheoryData<string> Resources => [.. Files("*Texts.resx")];

    public static TheoryData<string> Named => [.. Files("*Texts.resx").Where(file => Path.GetFileName(file) != "InventoryTexts.resx")];

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
        var (keys, name) = (Read(file).Keys.ToHashSet(), Path.GetFileNameWithoutExtension(file));
        Assert.DoesNotContain(
            Sources.SelectMany(source => AskedFor(source, name).Select(key => (source.File, key))),
            asked => !keys.Contains(asked.key));
    }

    // Those of the inventory are named by what every feature declares; InventoryTests compare them.
    [Theory]
    [MemberData(nameof(Named))]
    public void Texts_AreAllAskedFor(string file)
    {
        var sources = string.Concat(Sources.Where(source => RoomOf(source.File) == RoomOf(file)).Select(source => source.Text));
        var literals = Find(Literal());
        var beginnings = Find(Beginning());
        var ends = Find(End());
        Assert.DoesNotContain(Read(file).Keys, key => !IsAskedFor(key));

        bool IsAskedFor(string key) => literals.Contains(key) || beginnings.Any(beginning => key.StartsWith(beginning, StringComparison.Ordinal))
            || ends.Any(end => key.EndsWith(end, StringComparison.Ordinal) && IsAskedFor(key[..^end.Length]));

        HashSet<string> Find(Regex regex) => [.. regex.Matches(sources).Select(match => string.Concat(match.Groups.Values.Skip(1).Select(group => group.Value)))];
    }

    [Fact]
    public void Resources_AreFound() => Assert.Contains(Path.Combine("Web", "Pages", "LayoutTexts.resx"), Files("*Texts.resx"));

    // In each source a localizer has a name of its own, T in most; where it is not its own, it is that of the page's model.
    private static IEnumerable<string> AskedFor((string File, string Text) source, string texts)
    {
        var own = Localizers(source.Text).ToList();
        return own.Concat(LocalizersOfRooms[RoomOf(source.File)].Distinct().ExceptBy(own.Select(localizer => localizer.Name), localizer => localizer.Name))
            .Where(localizer => localizer.Texts == texts)
            .SelectMany(localizer => Regex.Matches(source.Text, $@"\b{localizer.Name}\[""([\w-]+)""[,\]]")
                .Concat(Regex.Matches(source.Text, $@"Texts\.Get<{texts}>\([^,""]+, ""([\w-]+)""[,)]"))
                .Select(match => match.Groups[1].Value))
            .Distinct();
    }

    private static IEnumerable<(string Texts, string Name)> Localizers(string source) =>
        Localizer().Matches(source).Select(match => (match.Groups["texts"].Value, match.Groups["name"].Value)).Distinct();

    private static string RoomOf(string file) => file.Split(Path.DirectorySeparatorChar)[0];

    private static IEnumerable<string> Files(string pattern) =>
        Directory.GetFiles(Source(), pattern, SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Source(), file)).Where(file => RoomOf(file) is not ("bin" or "obj"));

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Source(), file)).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order();

    private static string Source([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/LicenseServer"));

    [GeneratedRegex(@"\.(cs|cshtml)\z")]
    private static partial Regex Extension();

    [GeneratedRegex(@"IStringLocalizer<(?<texts>\w+)>\s+(?<name>\w+)")]
    private static partial Regex Localizer();

    [GeneratedRegex(@"(?<!\$)""(\w[\w-]*)""")]
    private static partial Regex Literal();

    // "Status-" + status, $"Status-{status}"
    [GeneratedRegex(@"(?:""([\w-]{3,})"" \+|\$""([\w-]{3,})\{)")]
    private static partial Regex Beginning();

    // status + "-hint"
    [GeneratedRegex(@"\+ ""(-\w+)""")]
    private static partial Regex End();

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\p{Ll}{3}.*\s.*\p{Ll}{3}")]
    private static partial Regex Words();
}
