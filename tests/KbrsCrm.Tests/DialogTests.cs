using JkLab.KbrsCrm.Operations;

namespace JkLab.KbrsCrm.Tests;

/// <summary>What counts as an answer: keys and lines of a person, not the rest of a paste.</summary>
public class DialogTests
{
    [Theory]
    [InlineData("y", "", true)]
    [InlineData("Ja", "\n", true)]
    [InlineData("Д", "", true)]
    [InlineData("YTQ70-0BYW0", "", false)]
    [InlineData("y", "10000-4EPZW", false)]
    [InlineData(null, "", false)]
    public void IsYes_OfAPaste_IsNo(string? line, string beyond, bool expected) => Assert.Equal(expected, Dialog.IsYes(line, beyond));

    [Theory]
    [InlineData("4", '4')]
    [InlineData("4\r", '4')]
    [InlineData("40", null)]
    [InlineData("FA7G2-M5N2J", null)]
    [InlineData("4\r0\r", null)]
    public void SingleKey_OfABurst_IsNone(string typed, char? expected) => Assert.Equal(
        expected, Terminal.SingleKey([.. typed.Select(c => new ConsoleKeyInfo(c, default, false, false, false))])?.KeyChar);

    [Fact]
    public void Whole_CodeAfterItsFirstLine_IsAllOfIt()
    {
        var whole = Activate.Whole(Codes.OfFiveLines[0], string.Join('\r', Codes.OfFiveLines[1..]));

        Assert.True(KbrsCrm.Rows.PastedRows.IsActivationCode(whole!));
    }

    [Fact]
    public void Whole_KeyInTheFirstLine_IsTheKey() => Assert.Equal("01234-56789-ABCDE-FGDGD", Activate.Whole("01234-56789-ABCDE-FGDGD", "more"));
}
