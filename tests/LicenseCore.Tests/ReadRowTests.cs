using FsCheck.Xunit;
using JkLab.LicenseCore.Tests.Humans;
using Xunit.Abstractions;

namespace JkLab.LicenseCore.Tests;

/// <summary>The ✓ and ✗ beside a row while somebody types it.</summary>
public class ReadRowTests(ITestOutputHelper output)
{
    private static readonly ActivationCode[] Codes =
        [.. Enumerable.Range(1, 20).Select(n => Sample.Sign(Sample.Terms with { License = (uint)n * 0x9e3779b9, Licensee = n % 2 == 0 ? null : new string('a', 4 * n) }))];

    [Fact]
    public void ReadRow_LineInItsRow_IsGoodAndElsewhereAnotherLine()
    {
        foreach (var code in Codes)
        {
            var lines = code.ToString().Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                var isLast = i == lines.Length - 1;
                Assert.Equal(new RowReading(RowState.Good, i + 1, isLast, null, null), ActivationCodeReader.ReadRow(lines[i].ToLowerInvariant(), i + 1));
                Assert.Equal(new RowReading(RowState.OtherLine, i + 1, isLast, null, null), ActivationCodeReader.ReadRow(lines[i], i + 2));
            }
        }
    }

    [Fact]
    public void ReadRow_WhileTyping_IsIncompleteUntilTheLastSymbol()
    {
        var line = Sample.Code.ToString().Split('\n')[1];
        Assert.Equal(RowState.Empty, ActivationCodeReader.ReadRow("", 2).State);
        Assert.Equal(RowState.Empty, ActivationCodeReader.ReadRow(" ", 2).State);
        for (var length = 1; length < line.Length; length++)
            Assert.Equal(new RowReading(RowState.Incomplete, null, false, null, null), ActivationCodeReader.ReadRow(line[..length], 2));
    }

    [Theory, InlineData(Slip.Substitution), InlineData(Slip.Transposition), InlineData(Slip.Deletion), InlineData(Slip.Insertion)]
    public void ReadRow_EverySlip_IsNeverGoodAndSuggestsTheLine(Slip slip)
    {
        int all = 0, offered = 0, right = 0;
        foreach (var code in Codes)
        {
            var lines = code.ToString().Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                foreach (var typed in Slips.Every(slip, lines[i]).Where((_, number) => number % 5 == 0))
                {
                    var row = ActivationCodeReader.ReadRow(typed, i + 1);
                    Assert.True(row.State == (slip == Slip.Deletion ? RowState.Incomplete : RowState.Mistyped), typed);
                    all++;
                    if (row.Suggestion is null) continue;
                    offered++;
                    if (row.Suggestion == lines[i]) right++;
                }
            }
        }

        var line = $"{slip,-14} {all,6} typed {100.0 * offered / all,8:F2} % with a suggestion {100.0 * right / Math.Max(1, offered),8:F3} % of them right";
        output.WriteLine(line);
        Console.WriteLine(line);
        if (slip is Slip.Substitution or Slip.Transposition) Assert.True(offered >= 0.97 * all, line);
        Assert.True(right >= 0.999 * offered, line);
    }

    [Fact]
    public void ReadRow_WrongKeyboard_SuggestsTheLine()
    {
        foreach (var code in Codes)
        {
            var lines = code.ToString().Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                var russian = Typing.RussianForLatin(lines[i]);
                if (russian != lines[i]) Assert.Equal(lines[i], ActivationCodeReader.ReadRow(russian, i + 1).Suggestion);
                Assert.Equal(lines[i], ActivationCodeReader.ReadRow(Typing.GermanForEnglish(lines[i]), i + 1).Suggestion);
            }
        }
    }

    [Fact]
    public void ReadRow_ThirtyEqualSymbols_IsNoLine()
    {
        foreach (var symbol in "123456789A")
            Assert.NotEqual(RowState.Good, ActivationCodeReader.ReadRow(new string(symbol, 30), Convert.ToInt32(symbol.ToString(), 16)).State);
    }

    [Property]
    public void ReadRow_AnyTextAndLine_DoesNotThrow(string? text, int line) => ActivationCodeReader.ReadRow(text, line);
}
