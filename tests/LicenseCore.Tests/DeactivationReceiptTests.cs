using FsCheck.Xunit;
using JkLab.LicenseCore.Text;

namespace JkLab.LicenseCore.Tests;

public class DeactivationReceiptTests
{
    [Property]
    public void Create_OnAnyDay_ProvesItsCodeAndComputer(ushort day)
    {
        var receipt = DeactivationReceipt.Parse(DeactivationReceipt.Create(Sample.Code, Sample.Computer, new Day(day)).ToString()).Value!;

        Assert.True(receipt.Proves(Sample.Code, Sample.Computer));
        Assert.Equal(Math.Min(32767, Math.Max(day, Sample.Code.IssuedOn.Number)), receipt.Day.Number);
    }

    [Fact]
    public void Create_ClockBehindTheIssue_CountsAsTheDayOfIssue() =>
        Assert.Equal(Sample.Code.IssuedOn, DeactivationReceipt.Create(Sample.Code, Sample.Computer, new Day(0)).Day);

    [Fact]
    public void Proves_AnotherCodeOrComputer_IsFalse()
    {
        var receipt = DeactivationReceipt.Create(Sample.Code, Sample.Computer, Sample.Today);
        var nextIssue = Sample.Sign(Sample.Terms with { Issue = 1 });
        var trial = Sample.Sign(Sample.Terms with { Kind = LicenseKind.Trial, ExpiresOn = Day.Last });

        Assert.False(receipt.Proves(Sample.Code, Sample.OtherComputer));
        Assert.False(receipt.Proves(nextIssue, Sample.Computer));
        Assert.False(receipt.Proves(trial, Sample.Computer));
    }

    [Fact]
    public void Proves_AnyBitFlipped_IsFalse()
    {
        var text = DeactivationReceipt.Create(Sample.Code, Sample.Computer, Sample.Today).ToString().Replace("-", "");
        var bits = new byte[ShortCode.ByteLength];
        Symbols.Unpack(text.Take(17).Select(c => (byte)Symbols.Value(c)).ToArray(), bits);
        for (var bit = 0; bit < 85; bit++)
        {
            var flipped = (byte[])bits.Clone();
            flipped[bit / 8] ^= (byte)(0x80 >> (bit % 8));
            var receipt = DeactivationReceipt.Parse(ShortCode.Print(ShortCode.ReceiptTag, flipped)).Value!;
            Assert.False(receipt.Proves(Sample.Code, Sample.Computer), $"bit {bit}");
        }
    }

    [Theory, InlineData(LicenseKind.Trial), InlineData(LicenseKind.Unbound)]
    public void Create_ForACodeWithoutSeat_Throws(LicenseKind kind)
    {
        var terms = Sample.Terms with
        {
            Kind = kind,
            SystemId = kind == LicenseKind.Unbound ? null : Sample.Computer,
            ExpiresOn = Day.Last,
        };

        Assert.Throws<ArgumentException>(() => DeactivationReceipt.Create(Sample.Sign(terms), Sample.Computer, Sample.Today));
    }
}
