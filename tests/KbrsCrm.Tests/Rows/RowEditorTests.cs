using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using JkLab.KbrsCrm.Rows;
using JkLab.LicenseCore;

namespace JkLab.KbrsCrm.Tests.Rows;

/// <summary>The form without a console.</summary>
public class RowEditorTests
{
    private static readonly string[] Lines = Codes.OfFiveLines;

    private readonly RowEditor editor = new();

    [Fact]
    public void Type_WithoutHyphens_FillsRowAfterRow()
    {
        Type(string.Concat(Lines).Replace("-", "").ToLowerInvariant());

        Assert.Equal(Lines, editor.Rows);
        Assert.True(editor.IsComplete);
        Assert.Equal(EditorAnswer.Submitted, Press(ConsoleKey.Enter));
    }

    [Fact]
    public void Type_WithHyphensOrSpaces_SetsNoSecondHyphen()
    {
        Type(Lines[0].Replace('-', ' '));

        Assert.Equal(Lines[0], editor.Rows[0]);
    }

    [Fact]
    public void Type_GroupTooShort_IsSeenAtTheNext()
    {
        Type("27NG-0CCY3");

        Assert.Equal("27NG-0CCY3", editor.Rows[0]);
        Assert.Equal(1, editor.Readings[0].Group);
    }

    [Fact]
    public void Type_AfterAMistypedRow_StaysInIt()
    {
        Type(Damage(Lines[0]) + "7");

        Assert.Equal(0, editor.Row);
        Assert.Equal("", editor.Rows[1]);
    }

    [Fact]
    public void Backspace_AtTheEnd_TakesTheHyphenAlong()
    {
        Type("ABCDEF");
        Press(ConsoleKey.Backspace);

        Assert.Equal("ABCDE", editor.Rows[0]);
        Assert.Equal(5, editor.Column);
    }

    [Fact]
    public void Backspace_AtTheBeginning_GoesToTheRowAbove()
    {
        Type("ABC");
        Press(ConsoleKey.DownArrow, ConsoleKey.Backspace);

        Assert.Equal((0, 3), (editor.Row, editor.Column));
        Assert.Equal("ABC", editor.Rows[0]);
    }

    [Fact]
    public void Edit_InTheMiddle_ReplacesASymbol()
    {
        Type(Damage(Lines[0]));
        Press(ConsoleKey.Home, ConsoleKey.Delete);
        Type(Lines[0][..1]);

        Assert.Equal(Lines[0], editor.Rows[0]);
        Assert.Equal(RowState.Good, editor.Readings[0].State);
    }

    [Fact]
    public void Tab_OnAMistypedRow_TakesTheSuggestion()
    {
        Type(Damage(Lines[0]));
        Press(ConsoleKey.Tab);

        Assert.Equal(Lines[0], editor.Rows[0]);
    }

    [Fact]
    public void Enter_OnEmptyRows_DoesNothing() => Assert.Equal(EditorAnswer.Editing, Press(ConsoleKey.Enter));

    [Fact]
    public void Enter_BeforeTheLastRow_GoesOn()
    {
        Type("ABC");

        Assert.Equal(EditorAnswer.Editing, Press(ConsoleKey.Enter));
        Assert.Equal(1, editor.Row);
    }

    [Fact]
    public void Escape_Anywhere_Leaves() => Assert.Equal(EditorAnswer.Left, Press(ConsoleKey.Escape));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public void Paste_OfAllLinesIntoAnyRow_IsSpread(int row)
    {
        for (var i = 0; i < row; i++) Press(ConsoleKey.DownArrow);
        editor.Paste(string.Join("\r\n", Lines) + "\r\n");

        Assert.Equal(Lines, editor.Rows);
        Assert.Equal(EditorAnswer.Submitted, Press(ConsoleKey.Enter));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData(" ")]
    [InlineData("")]
    public void Paste_WithoutHyphens_IsSpread(string between)
    {
        editor.Paste(string.Join(between, Lines).Replace("-", ""));

        Assert.Equal(Lines, editor.Rows);
    }

    [Fact]
    public void Paste_OfAQuotedMail_LeavesTheWordsBehind()
    {
        editor.Paste(Slips.Quoted(Lines));

        Assert.Equal(Lines, editor.Rows);
    }

    [Fact]
    public void Paste_OfShuffledLines_PutsEachInItsRow()
    {
        editor.Paste(string.Join('\n', Lines.Reverse()));

        Assert.Equal(Lines, editor.Rows);
    }

    [Fact]
    public void Paste_OfAQuotedMailWithSlips_KeepsTheRowsInOrder()
    {
        var slipped = Slips.InEveryLine(Lines);

        editor.Paste(Slips.Quoted(slipped));

        Assert.Equal(slipped, editor.Rows);
        Assert.Equal(0, editor.Row);
        Assert.Equal(EditorAnswer.Submitted, Press(ConsoleKey.Enter));
    }

    [Fact]
    public void Paste_OfSevenLines_AddsRows()
    {
        editor.Paste(string.Join('\n', Codes.OfSevenLines));

        Assert.Equal(Codes.OfSevenLines, editor.Rows);
        Assert.True(editor.IsComplete);
    }

    [Fact]
    public void Paste_OfOneLine_GoesWhereItBelongs()
    {
        editor.Paste(Lines[2]);

        Assert.Equal(Lines[2], editor.Rows[2]);
        Assert.Equal(0, editor.Row);
    }

    [Fact]
    public void Paste_OfPartOfALine_IsInserted()
    {
        Type(Lines[0][..6]);
        editor.Paste(Lines[0][6..]);

        Assert.Equal(Lines[0], editor.Rows[0]);
    }

    [Fact]
    public void Paste_OfDamagedLinesInTwoParts_KeepsAll()
    {
        var damaged = Lines.Select(Damage).ToArray();

        editor.Paste(string.Join('\n', damaged[..2]));
        editor.Paste(string.Join('\n', damaged[2..4]));

        Assert.Equal([.. damaged[..4], ""], editor.Rows);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(24)]
    public void Paste_AfterHalfALine_GoesOnWithTheNext(int typed)
    {
        Type(Lines[0][..typed]);
        editor.Paste(Lines[0][typed..] + "\n" + Lines[1]);

        Assert.Equal(Lines[..2], editor.Rows.Take(2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Paste_InTwoPieces_LosesNothing(int slips)
    {
        var lines = slips == 0 ? Lines : [.. Lines.Select(Damage)];
        var text = string.Join('\n', lines);
        for (var at = 1; at < text.Length; at++)
        {
            var fresh = new RowEditor();
            fresh.Paste(text[..at]);
            fresh.Paste(text[at..]);

            foreach (var line in lines) Assert.True(fresh.Text.Contains(line), $"cut at {at}: {fresh.Text}");
        }
    }

    [Fact]
    public void Paste_OfTheRightLine_TakesThePlaceOfTheDamagedOne()
    {
        editor.Paste(Damage(Lines[1]) + "\n" + Damage(Lines[2]) + "\n");
        editor.Paste(Lines[1] + "\n");

        Assert.Contains(Lines[1], editor.Rows);
        Assert.Contains(Damage(Lines[2]), editor.Rows);
        Assert.DoesNotContain(Damage(Lines[1]), editor.Rows);
    }

    [Fact]
    public void Paste_OfTheLaterLinesOfSeven_KeepsTheFirst()
    {
        editor.Paste(string.Join('\n', Codes.OfSevenLines[..2]) + "\n");
        editor.Paste(string.Join('\n', Codes.OfSevenLines[2..]) + "\n");

        Assert.Equal(Codes.OfSevenLines, editor.Rows);
    }

    [Fact]
    public void Paste_OfALineThatLostAGroup_ShowsIt()
    {
        editor.Paste(Lines[0][..29] + "\n" + Lines[1] + "\n");

        Assert.Equal([Lines[0][..29], Lines[1]], editor.Rows.Take(2));
    }

    [Fact]
    public void PointAt_LineInAnotherRow_FindsIt()
    {
        Type(Lines[1].Replace("-", ""));
        Press(ConsoleKey.Enter);

        editor.PointAt(2, 3);

        Assert.Equal((0, 12), (editor.Row, editor.Column));
    }

    [Property(MaxTest = 300)]
    public Property Anything_TypedOrPasted_NeverThrows() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>(), ArbMap.Default.ArbFor<ConsoleKey[]>(), (text, keys) =>
        {
            var fresh = new RowEditor();
            fresh.Paste(text ?? "");
            Press(fresh, keys);
            foreach (var c in text ?? "") fresh.Press(new ConsoleKeyInfo(c, default, false, false, false));
            fresh.PointAt(1 + (keys.Length % 11), 1 + (keys.Length % 6));
            return fresh.Row < fresh.Rows.Count && fresh.Column <= fresh.Rows[fresh.Row].Length;
        });

    private static string Damage(string line) => (line[0] == 'A' ? "B" : "A") + line[1..];

    private void Type(string text)
    {
        foreach (var c in text) editor.Press(new ConsoleKeyInfo(c, default, false, false, false));
    }

    private EditorAnswer Press(params ConsoleKey[] keys) => Press(editor, keys);

    private static EditorAnswer Press(RowEditor editor, params ConsoleKey[] keys)
    {
        var answer = EditorAnswer.Editing;
        foreach (var key in keys) answer = editor.Press(new ConsoleKeyInfo('\0', key, false, false, false));
        return answer;
    }
}
