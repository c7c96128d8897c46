using System.Security.Cryptography;
using FsCheck.Xunit;
using JkLab.LicenseCore.Signing;

namespace JkLab.LicenseCore.Tests.Signing;

public class SigningKeyTests
{
    [Theory, InlineData(0), InlineData(31), InlineData(33), InlineData(64)]
    public void Constructor_WrongLength_Throws(int length) => Assert.Throws<ArgumentException>(() => new SigningKey(new byte[length]));

    [Fact]
    public void Create_Twice_GivesDifferentKeysThatExportTheirSeed()
    {
        using var random = RandomNumberGenerator.Create();
        using SigningKey one = SigningKey.Create(random), other = SigningKey.Create(random);

        Assert.NotEqual(one.PublicKey, other.PublicKey);
        Assert.Equal(one.PublicKey, new SigningKey(one.ExportSeed()).PublicKey);
    }

    [Fact]
    public void Dispose_OverwritesTheSeed()
    {
        var key = new SigningKey(Sample.Key.ExportSeed());
        key.Dispose();
        Assert.All(key.ExportSeed(), b => Assert.Equal(0, b));
    }

    [Fact]
    public void Sign_AfterDispose_DoesNotSendOutAWrongSignature()
    {
        var key = new SigningKey(Sample.Key.ExportSeed());
        key.Dispose();
        Assert.Throws<CryptographicException>(() => key.Sign([1, 2, 3]));
    }

    [Property]
    public void Sign_AnyMessage_VerifiesAndIsRepeatable(byte[] message, byte[] other)
    {
        var signature = Sample.Key.Sign(message);

        Assert.Equal(signature, Sample.Key.Sign(message));
        Assert.True(Sample.Key.PublicKey.Verify(message, signature));
        Assert.Equal(message.SequenceEqual(other), Sample.Key.PublicKey.Verify(other, signature));
        Assert.False(Sample.Key.PublicKey.Verify(message, [.. signature, 0]));
        Assert.False(Sample.Key.PublicKey.Verify(message, signature[..63]));
    }
}
