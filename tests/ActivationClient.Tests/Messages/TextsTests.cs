using System.Text.RegularExpressions;
using JkLab.LicenseCore;

namespace JkLab.ActivationClient.Tests;

public partial class TextsTests
{
    private static readonly string[] WithoutNextStep = ["licensed", "licensed.until"];

    public static TheoryData<string> AllLanguages() => [.. Texts.Languages.Keys];

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void EveryProblem_HasMessageAndNextStep(string language)
    {
        var problems = Problems.All.Concat(Problems.OfServer).Concat(Enum.GetValues<CodeProblem>().Select(problem => problem.Name()));
        foreach (var problem in problems.Distinct())
        {
            var text = Assert.Contains(problem, Texts.Languages[language]);
            Assert.NotEmpty(text.Message);
            Assert.NotEmpty(text.NextStep);
        }
    }

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void EveryKindOfCode_HasAName(string language)
    {
        foreach (var kind in Enum.GetNames<CodeKind>()) Assert.Contains("kind." + kind, Texts.Languages[language]);
    }

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void SameKeysAndPlaceholders_AsInEnglish(string language)
    {
        var texts = Texts.Languages[language];
        Assert.Equal(Texts.Languages["en"].Keys.Order(), texts.Keys.Order());
        foreach (var (key, text) in texts)
        {
            var english = Texts.Languages["en"][key];
            Assert.Equal(Placeholders(english.Message), Placeholders(text.Message));
            Assert.Equal(Placeholders(english.NextStep).Distinct(), Placeholders(text.NextStep).Distinct());
            if (!key.StartsWith("kind.", StringComparison.Ordinal) && !WithoutNextStep.Contains(key)) Assert.NotEmpty(text.NextStep);
        }
    }

    [Theory]
    [InlineData("de-AT", "Das Programm ist auf diesem Computer noch nicht aktiviert.")]
    [InlineData("en-GB", "The program is not activated on this computer yet.")]
    [InlineData("ru-RU", "Программа на этом компьютере ещё не активирована.")]
    [InlineData("tr-TR", "The program is not activated on this computer yet.")]
    public void Culture_ChoosesTheLanguage(string culture, string message)
    {
        using var computer = new Computer();
        computer.Change = options => options.Culture = new System.Globalization.CultureInfo(culture);
        using var client = computer.Start();
        Assert.Equal(message, client.Check().Message);
    }

    [Fact]
    public void Trial_OnItsLastDay_HasNoDayLeftAfterIt()
    {
        using var computer = new Computer();
        using var client = computer.Start();
        client.EnterCode(Codes.Trial(client.SystemId, 0).ToString());
        Assert.EndsWith("days left: 0.", client.Check().Message);
    }

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Order();

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Placeholder();
}
