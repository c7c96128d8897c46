using JkLab.LicenseCore.Tests.Humans;

namespace JkLab.LicenseCore.Tests;

/// <summary>What cannot be mended is located: the line, and the group where only one is possible.</summary>
public class ReaderLineTests
{
    private static readonly ActivationCodeReader Reader = new(Sample.Ring);

    private static readonly ActivationCode[] Codes =
    [
        Sample.Code,
        Sample.Sign(Sample.Terms with { Licensee = "M" }),
        Sample.Sign(Sample.Terms with { Licensee = new string('ü', 40) }),
    ];

    public static TheoryData<int, int> EveryLine
    {
        get
        {
            var all = new TheoryData<int, int>();
            for (var code = 0; code < Codes.Length; code++)
            {
                for (var line = 1; line <= Codes[code].LineCount; line++) all.Add(code, line);
            }

            return all;
        }
    }

    [Theory, MemberData(nameof(EveryLine))]
    public void Read_LineLeftOut_SaysWhichIsMissing(int code, int line)
    {
        var lines = Codes[code].ToString().Split('\n').ToList();
        lines.RemoveAt(line - 1);

        foreach (var text in new[] { string.Join("\n", lines), string.Join("\r\n> ", lines.AsEnumerable().Reverse()), string.Concat(lines).Replace("-", "") })
        {
            var reading = Reader.Read(text, Sample.Context);

            // Without the last line nobody can know whether others are missing too.
            var located = reading.Line == line || (reading.Line is null && line == Codes[code].LineCount);
            Assert.True(reading.Problem == CodeProblem.LineMissing && located, $"{reading.Problem} line {reading.Line} group {reading.Group} in:\n{text}");
            Assert.Equal(CodeKind.ActivationCode, reading.Kind);
            Assert.False(reading.IsValid);
            Assert.Null(reading.Group);
        }
    }

    [Theory, MemberData(nameof(EveryLine))]
    public void Read_LineBeyondRepair_SaysWhichIsMistyped(int code, int line)
    {
        var random = new Random(line);
        for (var trial = 0; trial < 2; trial++)
        {
            var lines = Codes[code].ToString().Split('\n');
            for (var slip = 0; slip < 6; slip++) lines[line - 1] = Slips.ByChance(Slip.Substitution, lines[line - 1], random);
            var text = string.Join("\n", lines);

            var reading = Reader.Read(text, Sample.Context);

            Assert.False(reading.IsValid);
            Assert.True(reading.Problem == CodeProblem.LineMistyped && reading.Line == line, $"{reading.Problem} line {reading.Line} group {reading.Group} in:\n{text}");
        }
    }

    [Theory, MemberData(nameof(EveryLine))]
    public void Read_GroupCutShort_SaysWhereItIs(int code, int line)
    {
        for (var group = 1; group <= 6; group++)
        {
            var lines = Codes[code].ToString().Split('\n');
            lines[line - 1] = lines[line - 1].Remove(((group - 1) * 6) + 1, 3);
            var text = string.Join("\n", lines);

            var reading = Reader.Read(text, Sample.Context);

            Assert.True(reading.Problem == CodeProblem.LineMistyped && reading.Line == line, $"{reading.Problem} line {reading.Line} group {reading.Group} in:\n{text}");
            Assert.True(reading.Group is null || reading.Group == group, $"group {reading.Group} in:\n{text}");
        }
    }

    [Fact]
    public void Read_TwoLinesLeftOut_NeverNamesALineThatIsThere()
    {
        for (var first = 0; first < 5; first++)
        {
            for (var second = first + 1; second < 5; second++)
            {
                var lines = Sample.Code.ToString().Split('\n').ToList();
                lines.RemoveAt(second);
                lines.RemoveAt(first);

                var reading = Reader.Read(string.Join("\n", lines), Sample.Context);

                Assert.Equal(CodeProblem.LineMissing, reading.Problem);
                Assert.True(reading.Line is null || reading.Line == first + 1 || reading.Line == second + 1, $"line {reading.Line}");
            }
        }
    }

    [Fact]
    public void Read_OneLineAlone_SaysThatOthersAreMissing()
    {
        for (var line = 0; line < 5; line++)
        {
            var reading = Reader.Read(Sample.Code.ToString().Split('\n')[line], Sample.Context);

            Assert.Equal(CodeProblem.LineMissing, reading.Problem);
            Assert.NotEqual(line + 1, reading.Line);
        }
    }

    [Fact]
    public void Read_TypoInACodeForAnotherComputer_SaysEitherTruth()
    {
        var random = new Random(7);
        var code = Sample.Sign(Sample.Terms with { SystemId = Sample.OtherComputer });
        for (var trial = 0; trial < 40; trial++)
        {
            var lines = code.ToString().Split('\n');
            lines[trial % 5] = Slips.ByChance((Slip)(trial % 4), lines[trial % 5], random);

            var reading = Reader.Read(string.Join("\n", lines), Sample.Context);

            Assert.True(
                reading.Problem == CodeProblem.OtherSystemId || (reading.Problem == CodeProblem.LineMistyped && reading.Line == (trial % 5) + 1),
                $"{reading.Problem} line {reading.Line} group {reading.Group} in:\n{string.Join("\n", lines)}");
        }
    }
}
