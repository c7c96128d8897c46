using JkLab.LicenseCore.Tests.Humans;

namespace JkLab.LicenseCore.Tests;

/// <summary>Two codes in one paste: the old one and the new one, in either order, give the one that counts.</summary>
public class ReaderTwoCodesTests
{
    private static readonly ActivationCodeReader Reader = new(Sample.Ring);
    private static readonly ActivationTerms NextIssue = Sample.Terms with { Issue = 1 };

    private static readonly Dictionary<string, (ActivationTerms Old, ActivationTerms New)> Pairs = new()
    {
        ["for another computer"] = (Sample.Terms with { SystemId = Sample.OtherComputer }, Sample.Terms),
        ["for another computer, same day"] = (Sample.Terms with { SystemId = Sample.OtherComputer }, NextIssue),
        ["issued earlier that day"] = (Sample.Terms, NextIssue),
        ["issued on an earlier day"] = (Sample.Terms with { IssuedOn = new Day(100), Issue = 9 }, Sample.Terms),
        ["expired"] = (Sample.Terms with { ExpiresOn = Sample.Today.AddDays(-1) }, Sample.Terms),
        ["expired, though issued later"] = (NextIssue with { ExpiresOn = Sample.Today.AddDays(-1) }, Sample.Terms),
        ["of another product"] = (Sample.Terms with { Product = 2 }, Sample.Terms),
        ["with a licensee"] = (Sample.Terms with { Licensee = "Müller Gebäudereinigung GmbH & Co. KG" }, NextIssue),
        ["without the licensee"] = (Sample.Terms, NextIssue with { Licensee = "Müller Gebäudereinigung GmbH & Co. KG" }),
        ["a trial that is over"] = (Sample.Terms with { Kind = LicenseKind.Trial, ExpiresOn = Sample.Today.AddDays(-9) }, Sample.Terms),
    };

    public static TheoryData<string> Names => [.. Pairs.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Read_OldAndNew_GivesTheNewOne(string old)
    {
        var (before, after) = (Sample.Sign(Pairs[old].Old), Sample.Sign(Pairs[old].New));

        AssertRead(after, $"{before}\n\n{after}");
        AssertRead(after, $"{after}\n\n{before}");
        AssertRead(after, $"> {before.ToString().Replace("\n", "\n> ")}\n\nHere is the new one:\n{after}");
        AssertRead(after, before.ToCompactString() + "\n" + after.ToCompactString());
    }

    [Theory, MemberData(nameof(Names))]
    public void Read_LinesOfBothShuffled_GivesTheNewOne(string old)
    {
        var (before, after) = (Sample.Sign(Pairs[old].Old), Sample.Sign(Pairs[old].New));
        for (var seed = 0; seed < 5; seed++)
            AssertRead(after, new PastedWriting([PasteNoise.ShuffledLines], seed).Write($"{before}\n{after}"));
    }

    [Fact]
    public void Read_CleanOneForAnotherComputerAndDamagedOneForThis_MendsTheNewOne()
    {
        var before = Sample.Sign(Sample.Terms with { SystemId = Sample.OtherComputer, IssuedOn = new Day(100) });
        var random = new Random(20);
        for (var trial = 0; trial < 20; trial++)
        {
            var lines = Sample.Code.ToString().Split('\n');
            lines[trial % 5] = Slips.ByChance((Slip)(trial % 4), lines[trial % 5], random);
            var after = string.Join("\n", lines);

            AssertRead(Sample.Code, $"{before}\n\n{after}");
            AssertRead(Sample.Code, $"{after}\n\n{before}");
        }
    }

    [Fact]
    public void Read_TwoCodesForOtherComputers_SaysSo()
    {
        var one = Sample.Sign(Sample.Terms with { SystemId = Sample.SystemIdOf(3) });
        var other = Sample.Sign(Sample.Terms with { SystemId = Sample.SystemIdOf(4) });

        Assert.Equal(CodeProblem.OtherSystemId, Reader.Read($"{one}\n{other}", Sample.Context).Problem);
    }

    private static void AssertRead(ActivationCode code, string text)
    {
        var reading = Reader.Read(text, Sample.Context);

        Assert.True(reading.IsValid, $"{reading.Problem} in:\n{text}");
        Assert.True(code.Equals(reading.Code), $"the other code was taken in:\n{text}");
    }
}
