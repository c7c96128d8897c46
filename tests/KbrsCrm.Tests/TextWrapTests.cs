namespace JkLab.KbrsCrm.Tests;

/// <summary>Sentences in narrow windows.</summary>
public class TextWrapTests
{
    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("  → one two three", 11, "  → one two|    three")]
    [InlineData("unbreakable", 4, "unbr|eaka|ble")]
    [InlineData("  → one", 3, "→|one")]
    [InlineData("", 10, "")]
    public void Lines_TooLong_AreBrokenBetweenWords(string text, int width, string expected) =>
        Assert.Equal(expected, string.Join('|', TextWrap.Lines(text, width)));
}
