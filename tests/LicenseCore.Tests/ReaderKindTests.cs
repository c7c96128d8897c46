using JkLab.LicenseCore.Tests.Humans;

namespace JkLab.LicenseCore.Tests;

/// <summary>What is no activation code is called what it is.</summary>
public class ReaderKindTests
{
    private static readonly ActivationCodeReader Reader = new(Sample.Ring);
    private static readonly PasteNoise[] Noise = [.. Enum.GetValues<PasteNoise>().Where(PastedWriting.SuitsShortCodes)];

    [Fact]
    public void Read_LicenseKey_IsTheWrongKind() => AssertKind(CodeKind.LicenseKey, number => Sample.LicenseKeyOf(number).ToString());

    [Fact]
    public void Read_SystemId_IsTheWrongKind() => AssertKind(CodeKind.SystemId, number => Sample.SystemIdOf(number).ToString());

    [Fact]
    public void Read_Receipt_IsTheWrongKind() => AssertKind(
        CodeKind.Receipt, number => DeactivationReceipt.Create(Sample.Code, Sample.SystemIdOf(number), Sample.Today).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("Guten Tag, wo bleibt mein Code?")]
    [InlineData("Здравствуйте, где мой код?")]
    [InlineData("12345")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----")]
    public void Read_NoCode_IsUnreadable(string? text)
    {
        var reading = Reader.Read(text, Sample.Context);

        Assert.Equal(CodeProblem.Unreadable, reading.Problem);
        Assert.Equal(CodeKind.None, reading.Kind);
        Assert.False(reading.IsValid);
        Assert.Null(reading.Code);
    }

    // Six groups of five look like a line, but they have parity under tag 1 only because a word of 31 symbols is cyclic.
    [Theory, InlineData('0'), InlineData('1'), InlineData('5')]
    public void Read_ThirtyEqualSymbols_IsNoCleanLine(char symbol)
    {
        var reading = Reader.Read(string.Join("-", Enumerable.Repeat(new string(symbol, 5), 6)), Sample.Context);

        Assert.True(reading.Problem is CodeProblem.Unreadable or CodeProblem.LineMistyped, $"{reading.Problem}");
        Assert.Null(reading.Line);
    }

    private static void AssertKind(CodeKind kind, Func<int, string> make)
    {
        for (var number = 0; number < 50; number++)
        {
            var text = new PastedWriting(Noise.Where((_, i) => (i * 7) % 10 < number % 10), number).Write(make(number));

            var reading = Reader.Read(text, Sample.Context);

            Assert.True(reading.Problem == CodeProblem.WrongKind && reading.Kind == kind, $"{reading.Problem} {reading.Kind} in:\n{text}");
            Assert.False(reading.IsValid);
            Assert.Null(reading.Code);
        }
    }
}
