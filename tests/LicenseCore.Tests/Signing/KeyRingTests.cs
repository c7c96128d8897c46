using JkLab.LicenseCore.Signing;

namespace JkLab.LicenseCore.Tests.Signing;

public class KeyRingTests
{
    [Fact]
    public void Constructor_SameKeyTwice_CountsOnce() =>
        Assert.Single(new KeyRing(Sample.Key.PublicKey, PublicKey.FromSpki(Sample.Key.PublicKey.Spki)).Keys);

    [Fact]
    public void Knows_FirstByteOfAKey_IsTrueForNoOther()
    {
        for (var first = 0; first < 256; first++)
            Assert.Equal(first == Sample.Key.PublicKey.FirstByte, Sample.Ring.Knows((byte)first));
    }

    [Fact]
    public void Verify_TwoKeysWithTheSameFirstByte_TriesEach()
    {
        using var twin = TwinOf(Sample.Key);
        var ring = new KeyRing(twin.PublicKey, Sample.Key.PublicKey);

        Assert.True(Sample.Code.Verify(ring, Sample.Computer));
        Assert.True(ActivationCode.Sign(Sample.Terms, twin).Verify(ring, Sample.Computer));
        Assert.False(Sample.Code.Verify(new KeyRing(twin.PublicKey), Sample.Computer));
    }

    [Fact]
    public void Verify_KeyOfAnotherFirstByte_IsNotTried()
    {
        byte[] payload = [.. Sample.Code.Payload];
        payload[1] ^= 1;
        byte[] message = [.. "jklab/activation-code/v1\0\u000b"u8, .. Sample.Computer.Bytes, .. payload];
        var code = new ActivationCode([.. payload, .. Sample.Key.Sign(message)], leftOverBitsAreZero: true);

        Assert.False(code.Verify(Sample.Ring, Sample.Computer));
    }

    // The first byte of an id repeats after 256 keys on average.
    private static SigningKey TwinOf(SigningKey key) => Enumerable.Range(1000, 10_000)
        .Select(n => new SigningKey(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(n))))
        .First(other => other.PublicKey.FirstByte == key.PublicKey.FirstByte);
}
