using FsCheck.Xunit;
using JkLab.LicenseCore.Tests.Humans;

namespace JkLab.LicenseCore.Tests;

/// <summary>Whatever mail programs and people do around and within a code, it stays the same code, under every culture.</summary>
[Properties(Arbitrary = [typeof(Generators)])]
public class ReaderNoiseTests
{
    private static readonly ActivationCodeReader Reader = new(Sample.Ring);
    private static readonly ReadingContext AnyDay = new() { SystemIds = _ => [Sample.Computer], Today = new Day(0) };

    public static TheoryData<PasteNoise> EveryNoise => [.. Enum.GetValues<PasteNoise>()];

    [Property(MaxTest = 300)]
    public void Read_AnyMixOfNoise_GivesTheCode(ActivationTerms terms, PasteNoise[] noise, int seed)
    {
        var code = Sample.Sign(terms);
        AssertRead(code, new PastedWriting(noise, seed).Write(code.ToString()));
    }

    [Theory, MemberData(nameof(EveryNoise))]
    public void Read_OneKindOfNoise_GivesTheCode(PasteNoise noise)
    {
        for (var seed = 0; seed < 10; seed++) AssertRead(Sample.Code, new PastedWriting([noise], seed).Write(Sample.Code.ToString()));
    }

    [Fact]
    public void Read_AllNoiseAtOnce_GivesTheCode()
    {
        for (var seed = 0; seed < 50; seed++)
            AssertRead(Sample.Code, new PastedWriting(Enum.GetValues<PasteNoise>(), seed).Write(Sample.Code.ToString()));
    }

    [Fact]
    public void Read_MailWithLicenseKeyAndSystemIdBesideTheCode_GivesTheCode() => AssertRead(Sample.Code, $"""
        Hello,
        your licence key: {Sample.LicenseKeyOf(1)}
        your System-ID:   {Sample.Computer}

        {Sample.Code.ToString().Replace("\n", "\n        ")}

        Keep this mail.
        """);

    [Fact]
    public void Read_QrCode_GivesTheCode() => AssertRead(Sample.Code, Sample.Code.ToCompactString());

    [Property(MaxTest = 50)]
    public void Read_OnACommandLineWithoutSystemId_LeavesValidityOpen(ActivationTerms terms)
    {
        var code = Sample.Sign(terms);

        var reading = Reader.Read(code.ToString(), AnyDay with { SystemIds = _ => [] });

        Assert.Equal(code, reading.Code);
        Assert.Null(reading.Problem);
        Assert.Equal(terms.Kind == LicenseKind.Unbound ? true : null, reading.IsValid);
        Assert.Equal(terms.Kind == LicenseKind.Unbound, reading.IsGenuine);
    }

    private static void AssertRead(ActivationCode code, string text) => Cultures.Each(() =>
    {
        var reading = Reader.Read(text, AnyDay);

        Assert.True(reading.IsValid, $"{reading.Problem} in:\n{text}");
        Assert.Equal(code, reading.Code);
        Assert.Equal(code.Kind == LicenseKind.Unbound ? null : Sample.Computer, reading.SystemId);
        Assert.Empty(reading.Repairs);
        Assert.Equal(Keyboard.AsTyped, reading.Keyboard);
    });
}
