using FsCheck.Xunit;
using JkLab.LicenseCore.Tests.Humans;
using JkLab.LicenseCore.Text;
using Xunit.Abstractions;

namespace JkLab.LicenseCore.Tests.Text;

/// <summary>Licence keys, System-IDs and receipts have no signature: a slip is never accepted, and the right value is offered instead.</summary>
public class ShortCodeTests(ITestOutputHelper output)
{
    private const int Codes = 20;

    [Property]
    public void Parse_AnyWriting_GivesTheValueUnderEveryCulture(int number, PasteNoise[] noise, int seed)
    {
        var key = Sample.LicenseKeyOf(number);
        var text = new PastedWriting(noise.Where(PastedWriting.SuitsShortCodes), seed).Write(key.ToString());

        Cultures.Each(() => Assert.Equal(key, LicenseKey.Parse(text).Value));
    }

    [Theory, InlineData(Slip.Substitution), InlineData(Slip.Transposition), InlineData(Slip.Deletion), InlineData(Slip.Insertion)]
    public void Parse_EverySlip_IsNeverAcceptedAndSuggestsTheRightValue(Slip slip)
    {
        int all = 0, offered = 0, right = 0;
        for (var number = 0; number < Codes; number++)
        {
            var meant = Sample.LicenseKeyOf(number).ToString();
            foreach (var typed in Slips.Every(slip, meant))
            {
                var parsed = LicenseKey.Parse(typed);
                Assert.True(parsed.Value is null, $"{typed} was accepted");
                all++;
                if (parsed.Suggestion is not null) offered++;
                if (parsed.Suggestion == meant) right++;
            }
        }

        var line = $"{slip,-14} {all,6} typed {100.0 * offered / all,8:F2} % with a suggestion {100.0 * right / offered,8:F3} % of them right";
        output.WriteLine(line);
        Console.WriteLine(line);
        Assert.True(offered >= 0.97 * all, line);
        Assert.True(right >= 0.999 * offered, line);
    }

    [Fact]
    public void Parse_AnotherKind_IsNeverAcceptedAndNamed()
    {
        for (var number = 0; number < 200; number++)
        {
            var key = Sample.LicenseKeyOf(number).ToString();
            var systemId = Sample.SystemIdOf(number).ToString();
            var receipt = DeactivationReceipt.Create(Sample.Code, Sample.SystemIdOf(number), Sample.Today).ToString();

            Assert.Equal((null, CodeKind.LicenseKey), (SystemId.Parse(key).Value, SystemId.Parse(key).Kind));
            Assert.Equal((null, CodeKind.LicenseKey), (DeactivationReceipt.Parse(key).Value, DeactivationReceipt.Parse(key).Kind));
            Assert.Equal((null, CodeKind.SystemId), (LicenseKey.Parse(systemId).Value, LicenseKey.Parse(systemId).Kind));
            Assert.Equal((null, CodeKind.SystemId), (DeactivationReceipt.Parse(systemId).Value, DeactivationReceipt.Parse(systemId).Kind));
            Assert.Equal((null, CodeKind.Receipt), (LicenseKey.Parse(receipt).Value, LicenseKey.Parse(receipt).Kind));
            Assert.Equal((null, CodeKind.Receipt), (SystemId.Parse(receipt).Value, SystemId.Parse(receipt).Kind));
            Assert.Null(LicenseKey.Parse(systemId).Suggestion);
        }
    }

    [Fact]
    public void Parse_WrongKeyboard_SuggestsTheRightValue()
    {
        for (var number = 0; number < 200; number++)
        {
            var meant = Sample.LicenseKeyOf(number).ToString();
            foreach (var typed in new[] { Typing.GermanForEnglish(meant), Typing.RussianForLatin(meant), Typing.RussianForLatin(meant.ToLowerInvariant()) })
            {
                var parsed = LicenseKey.Parse(typed);
                if (!typed.Any(char.IsLetter) || (parsed.Value is not null && parsed.Value.ToString() == meant)) continue;
                Assert.Null(parsed.Value);
                Assert.Equal(meant, parsed.Suggestion);
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("00000-00000-00000-0000")]
    [InlineData("Гебäude 東京")]
    [InlineData("\ud800\udfff\ufffe\uffff\udc00")]
    public void Parse_NoCode_IsNoneWithoutValue(string? text)
    {
        Assert.Null(LicenseKey.Parse(text).Value);
        Assert.Null(SystemId.Parse(text).Value);
        Assert.Null(DeactivationReceipt.Parse(text).Value);
    }
}
