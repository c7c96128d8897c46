using FsCheck.Xunit;
using JkLab.LicenseCore.Tests.Humans;

namespace JkLab.LicenseCore.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public class ReaderKeyboardTests
{
    private static readonly ActivationCodeReader Reader = new(Sample.Ring);
    private static readonly ReadingContext AnyDay = new() { SystemIds = _ => [Sample.Computer], Today = new Day(0) };

    [Property(MaxTest = 50)]
    public void Read_GermanForEnglish_GivesTheCode(ActivationTerms terms, bool lower) =>
        AssertRead(terms, text => Typing.GermanForEnglish(lower ? text.ToLowerInvariant() : text), Keyboard.YAndZSwapped);

    [Property(MaxTest = 50)]
    public void Read_EnglishForGerman_GivesTheCode(ActivationTerms terms, bool lower) =>
        AssertRead(terms, text => Typing.EnglishForGerman(lower ? text.ToLowerInvariant() : text), Keyboard.YAndZSwapped);

    [Property(MaxTest = 50)]
    public void Read_RussianForLatin_GivesTheCode(ActivationTerms terms, bool lower) =>
        AssertRead(terms, text => Typing.RussianForLatin(lower ? text.ToLowerInvariant() : text), Keyboard.Russian);

    [Property(MaxTest = 50)]
    public void Read_CyrillicLookAlikes_GivesTheCode(ActivationTerms terms) =>
        AssertRead(terms, Typing.InCyrillicLookAlikes, Keyboard.AsTyped);

    [Property(MaxTest = 50)]
    public void Read_WrongKeyboardAndATypoInALine_GivesTheCode(ActivationTerms terms, bool russian, int seed) => AssertRead(
        terms,
        text =>
        {
            var lines = text.Split('\n');
            var random = new Random(seed);
            var line = random.Next(lines.Length);
            lines[line] = Slips.ByChance(Slip.Substitution, lines[line], random);
            text = string.Join("\n", lines);
            return russian ? Typing.RussianForLatin(text) : Typing.GermanForEnglish(text);
        },
        russian ? Keyboard.Russian : Keyboard.YAndZSwapped);

    private static void AssertRead(ActivationTerms terms, Func<string, string> type, Keyboard keyboard)
    {
        var code = Sample.Sign(terms);
        var text = type(code.ToString());

        var reading = Reader.Read(text, AnyDay);

        Assert.True(reading.IsValid, $"{reading.Problem} in:\n{text}\nmeant:\n{code}");
        Assert.Equal(code, reading.Code);
        Assert.Equal(keyboard, reading.Keyboard);
        Assert.Equal(keyboard != Keyboard.AsTyped, reading.Repairs.Any(repair => repair.Kind == RepairKind.KeyboardLayout));
    }
}
