using System.Text;
using JkLab.LicenseCore.Text;

namespace JkLab.LicenseCore.Tests;

/// <summary>Every single bit of what is signed, and of the signature, flipped in turn.</summary>
public class ActivationCodeTamperingTests
{
    private static readonly byte[] Bytes = [.. Sample.Code.Payload, .. Sample.Code.Signature];

    [Fact]
    public void Verify_AnyBitOfPayloadOrSignatureFlipped_Fails()
    {
        Assert.NotNull(new ActivationCode(Bytes, leftOverBitsAreZero: true).VerifySignature(Sample.Ring, Sample.Computer));
        for (var bit = 0; bit < Bytes.Length * 8; bit++)
        {
            var code = new ActivationCode(Flip(Bytes, bit), leftOverBitsAreZero: true);
            Assert.False(code.VerifySignature(Sample.Ring, Sample.Computer) is not null, $"bit {bit}");
        }
    }

    [Fact]
    public void Verify_AnyBitOfSystemIdFlipped_Fails()
    {
        for (var bit = 0; bit < 85; bit++)
        {
            var other = SystemId.Parse(ShortCode.Print(ShortCode.SystemIdTag, Flip(Sample.Computer.Bytes.ToArray(), bit))).Value!;
            Assert.False(Sample.Code.Verify(Sample.Ring, other), $"bit {bit}");
        }
    }

    [Fact]
    public void Verify_SignedUnderAnotherOpeningOrLength_Fails()
    {
        byte[] opening = [.. Encoding.ASCII.GetBytes("jklab/activation-code/v1\0"), SystemId.ByteLength];
        Assert.True(SignedUnder(opening).Verify(Sample.Ring, Sample.Computer));
        for (var bit = 0; bit < opening.Length * 8; bit++)
            Assert.False(SignedUnder(Flip(opening, bit)).Verify(Sample.Ring, Sample.Computer), $"bit {bit}");
    }

    [Fact]
    public void Verify_LeftOverBitSet_Fails()
    {
        var symbols = Sample.Code.ToCompactString().Select(Symbols.Value).Select(value => (byte)value).ToArray();
        symbols[146] |= 1;
        CheckWord.WriteParity(CodeLines.Tag(5, 5), symbols.AsSpan(120, 30));
        var words = Enumerable.Range(0, 5).Select(line => symbols[(line * 30)..((line * 30) + 30)]).ToArray();

        var code = CodeLines.Join(words);

        Assert.Equal(Bytes, (byte[])[.. code.Payload, .. code.Signature]);
        Assert.NotEqual(Sample.Code, code);
        Assert.False(code.Verify(Sample.Ring, Sample.Computer));
        Assert.Null(ActivationCode.TryParse(string.Join("\n", words.Select(word => Symbols.Print(word)))));
    }

    private static ActivationCode SignedUnder(byte[] opening)
    {
        byte[] message = [.. opening, .. Sample.Computer.Bytes, .. Sample.Code.Payload];
        return new ActivationCode([.. Sample.Code.Payload, .. Sample.Key.Sign(message)], leftOverBitsAreZero: true);
    }

    private static byte[] Flip(byte[] bytes, int bit)
    {
        var flipped = (byte[])bytes.Clone();
        flipped[bit / 8] ^= (byte)(0x80 >> (bit % 8));
        return flipped;
    }
}
