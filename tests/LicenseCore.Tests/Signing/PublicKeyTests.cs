using JkLab.LicenseCore.Signing;

namespace JkLab.LicenseCore.Tests.Signing;

public class PublicKeyTests
{
    private static readonly PublicKey Key = Sample.Key.PublicKey;

    [Fact]
    public void ToPem_ReadsBack_WithTextAroundIt()
    {
        Assert.Equal(Key, PublicKey.FromPem(Key.ToPem()));
        Assert.Equal(Key, PublicKey.FromPem("Our key:\r\n" + Key.ToPem().Replace("\n", "\r\n") + "\r\nRegards"));
        Assert.Equal(Key, PublicKey.FromSpki(Key.Spki));
        Assert.Equal(Key.Id, PublicKey.FromSpki(Key.Spki).ToString());
        Assert.Equal(Convert.ToInt32(Key.Id[..2], 16), Key.FirstByte);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN PUBLIC KEY-----")]
    [InlineData("-----END PUBLIC KEY----------BEGIN PUBLIC KEY-----")]
    [InlineData("-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nnot base64\n-----END PUBLIC KEY-----")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----")]
    public void FromPem_NoKeyInIt_ThrowsFormatException(string pem) => Assert.Throws<FormatException>(() => PublicKey.FromPem(pem));

    [Fact]
    public void FromPem_PrivateKey_IsNotTakenForAPublicOne() => Assert.Throws<FormatException>(
        () => PublicKey.FromPem(Key.ToPem().Replace("PUBLIC", "PRIVATE")));

    [Fact]
    public void FromSpki_AnyBitOfThePrefixFlipped_ThrowsFormatException()
    {
        for (var bit = 0; bit < 12 * 8; bit++)
        {
            var spki = Key.Spki.ToArray();
            spki[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<FormatException>(() => PublicKey.FromSpki(spki));
        }
    }

    [Theory, InlineData(0), InlineData(32), InlineData(43), InlineData(45)]
    public void FromSpki_WrongLength_ThrowsFormatException(int length)
    {
        var spki = Key.Spki.ToArray();
        Array.Resize(ref spki, length);
        Assert.Throws<FormatException>(() => PublicKey.FromSpki(spki));
    }

    [Theory]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000", "the neutral element")]
    [InlineData("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", "order 2")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000", "order 4")]
    [InlineData("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", "order 8")]
    [InlineData("cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d", "mixed order")]
    [InlineData("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", "not canonical")]
    [InlineData("0200000000000000000000000000000000000000000000000000000000000000", "not on the curve")]
    public void FromSpki_PointNotToBeTrusted_ThrowsFormatException(string point, string what)
    {
        byte[] spki = [.. Key.Spki[..12], .. Convert.FromHexString(point)];
        Assert.Contains("must not be trusted", Assert.Throws<FormatException>(() => PublicKey.FromSpki(spki)).Message + what);
    }
}
