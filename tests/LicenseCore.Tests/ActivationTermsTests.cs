namespace JkLab.LicenseCore.Tests;

public class ActivationTermsTests
{
    public static TheoryData<string> Contradictions => [.. Wrong.Keys];

    private static readonly Dictionary<string, ActivationTerms> Wrong = new()
    {
        ["kind 0"] = Sample.Terms with { Kind = 0 },
        ["kind 4"] = Sample.Terms with { Kind = (LicenseKind)4 },
        ["product 0"] = Sample.Terms with { Product = 0 },
        ["product 256"] = Sample.Terms with { Product = 256 },
        ["edition 0"] = Sample.Terms with { Edition = 0 },
        ["edition 256"] = Sample.Terms with { Edition = 256 },
        ["license 0"] = Sample.Terms with { License = 0 },
        ["seat 0"] = Sample.Terms with { Seat = 0 },
        ["seat 4096"] = Sample.Terms with { Seat = 4096 },
        ["issue -1"] = Sample.Terms with { Issue = -1 },
        ["issue 16"] = Sample.Terms with { Issue = 16 },
        ["bound without System-ID"] = Sample.Terms with { SystemId = null },
        ["site license with System-ID"] = Sample.Terms with { Kind = LicenseKind.Unbound },
        ["trial without expiry"] = Sample.Terms with { Kind = LicenseKind.Trial },
        ["expiry on day 0, which means never"] = Sample.Terms with { ExpiresOn = new Day(0) },
        ["updates until day 0, which means no limit"] = Sample.Terms with { UpdatesUntil = new Day(0) },
        ["licensee of 81 bytes"] = Sample.Terms with { Licensee = new string('a', 81) },
        ["licensee of 82 bytes in 41 letters"] = Sample.Terms with { Licensee = new string('ü', 41) },
        ["licensee with a lone surrogate"] = Sample.Terms with { Licensee = "a\ud800" },
    };

    [Theory, MemberData(nameof(Contradictions))]
    public void Sign_TermsThatContradictThemselves_Throws(string name) =>
        Assert.Throws<ArgumentException>(() => Sample.Sign(Wrong[name]));

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData(" \t\n", null)]
    [InlineData(" Müller GmbH ", "Müller GmbH")]
    [InlineData("Mu\u0308ller", "Müller")]
    public void TryNormalizeLicensee_Text_GivesWhatIsWritten(string? licensee, string? expected)
    {
        Assert.True(ActivationTerms.TryNormalizeLicensee(licensee, out var normalized));
        Assert.Equal(expected, normalized);
    }

    [Fact]
    public void Sign_LongestLicensee_Fits()
    {
        var code = Sample.Sign(Sample.Terms with { Licensee = new string('ü', 40) });

        Assert.Equal(new string('ü', 40), ActivationCode.TryParse(code.ToString())!.Licensee);
    }
}
