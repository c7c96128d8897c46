using FsCheck.Xunit;
using JkLab.LicenseCore.Signing;
using JkLab.LicenseCore.Text;

namespace JkLab.LicenseCore.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public class ActivationCodeTests
{
    private const string Typed = "0123456789ABCDEFGHJKMNPQRSTVWXYZabcxyzOoIilLuU -\n\t._ı\u00ad";

    [Property]
    public void Sign_AnyTerms_ReadBackUnchanged(ActivationTerms terms)
    {
        var code = ActivationCode.TryParse(Sample.Sign(terms).ToString())!;

        ActivationTerms.TryNormalizeLicensee(terms.Licensee, out var licensee);
        Assert.Equal(terms with { Licensee = licensee }, TermsOf(code));
        Assert.Equal(terms.SystemId?.Hint ?? 0, code.Hint);
        Assert.True(code.Verify(Sample.Ring, terms.SystemId));
    }

    [Property]
    public void Sign_SameTerms_GivesSameText(ActivationTerms terms)
    {
        Assert.Equal(Sample.Sign(terms).ToString(), Sample.Sign(terms).ToString());
        Assert.Equal(Sample.Sign(terms), Sample.Sign(terms));
        Assert.Equal(Sample.Sign(terms).GetHashCode(), Sample.Sign(terms).GetHashCode());
    }

    [Property]
    public void Sign_AnyTerms_UsesAsFewLinesAsFit(ActivationTerms terms)
    {
        var code = Sample.Sign(terms);

        ActivationTerms.TryNormalizeLicensee(terms.Licensee, out var licensee);
        var length = 84 + (licensee is null ? 0 : 2 + System.Text.Encoding.UTF8.GetByteCount(licensee));
        Assert.Equal(Enumerable.Range(5, 7).First(lines => lines * 135 / 8 >= length), code.LineCount);
        Assert.Equal(code.LineCount * 135 / 8, code.Payload.Length + code.Signature.Length);
    }

    [Property]
    public void TryParse_OneCharacterChanged_NeverReadsTheSameCode(ActivationTerms terms, int position, int character)
    {
        var text = Sample.Sign(terms).ToString();
        var at = (int)((uint)position % text.Length);
        var changed = text[..at] + Typed[(int)((uint)character % Typed.Length)] + text[(at + 1)..];

        if (changed != text) Assert.Null(ActivationCode.TryParse(changed));
    }

    [Fact]
    public void TryParse_OtherWritingsOfTheSameCode_AreRefused()
    {
        var text = Sample.Code.ToString();
        var lines = text.Split('\n');
        string?[] others =
        [
            null, "", " " + text, text + "\n", text + " ", text.ToLowerInvariant(), text.Replace("\n", "\r\n"), text.Replace('-', ' '),
            text.Replace("-", ""), Sample.Code.ToCompactString(), text.Replace('0', 'O'), text.Replace('1', 'I'), text.Replace('V', 'U'),
            string.Join("\n", lines.Reverse()), string.Join("\n", lines[..4]), text + "\n" + lines[4], "> " + text.Replace("\n", "\n> "),
        ];

        Assert.All(others, other => Assert.Null(ActivationCode.TryParse(other)));
        Assert.Equal(Sample.Code, ActivationCode.TryParse(text));
    }

    [Theory]
    [InlineData("line 1 of 5 where 5 belongs", 4, 0)]
    [InlineData("line 5 of 5 where 1 belongs", 0, 4)]
    [InlineData("line 2 of 5 where 3 belongs", 2, 1)]
    public void TryParse_LineInAnothersPlace_IsRefused(string what, int place, int taken)
    {
        var lines = Sample.Code.ToString().Split('\n');
        lines[place] = lines[taken];

        Assert.True(ActivationCode.TryParse(string.Join("\n", lines)) is null, what);
    }

    [Fact]
    public void Verify_WithoutItsSystemIdOrKey_Fails()
    {
        Assert.True(Sample.Code.Verify(Sample.Ring, Sample.Computer));
        Assert.False(Sample.Code.Verify(Sample.Ring, Sample.OtherComputer));
        Assert.False(Sample.Code.Verify(Sample.Ring, null));
        Assert.False(Sample.Code.Verify(new KeyRing(), Sample.Computer));
    }

    [Fact]
    public void Verify_SiteLicenseWithSystemId_Fails()
    {
        var site = Sample.Sign(Sample.Terms with { Kind = LicenseKind.Unbound, SystemId = null });

        Assert.True(site.Verify(Sample.Ring, null));
        Assert.False(site.Verify(Sample.Ring, Sample.Computer));
    }

    [Fact]
    public void CompactString_OfFiveLines_FitsAQrCodeOfVersion6()
    {
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{150}$", Sample.Code.ToCompactString());
        Assert.Equal(CodeLines.MinCount, Sample.Code.LineCount);
    }

    private static ActivationTerms TermsOf(ActivationCode code) => new()
    {
        Kind = code.Kind,
        Product = code.Product,
        Edition = code.Edition,
        License = code.License,
        SystemId = code.Kind == LicenseKind.Unbound ? null : Sample.Computer,
        IssuedOn = code.IssuedOn,
        ExpiresOn = code.ExpiresOn,
        UpdatesUntil = code.UpdatesUntil,
        Seat = code.Seat,
        Issue = code.Issue,
        Features = code.Features,
        Licensee = code.Licensee,
    };
}
