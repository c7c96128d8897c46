using FsCheck;
using FsCheck.Xunit;
using JkLab.LicenseServer.Invoicing;

namespace JkLab.LicenseServer.Tests.Invoicing;

public class PaymentReferenceTests
{
    // Computed by hand: 20260001 modulo 31 is 13, the symbol D; 20260001D and RF00 as digits, 2026000113271500, leave 73 by 97.
    [Theory]
    [InlineData("2026-0001", "RF2520260001D")]
    [InlineData("RE-2026-0001", "RF2520260001D")]
    public void Of_InvoiceNumber_HasCheckDigitsAndSymbol(string number, string expected)
    {
        Assert.Equal(expected, PaymentReference.Of(number));
        Assert.True(PaymentReference.IsSound(expected));
    }

    [Fact]
    public void Print_Reference_IsInGroupsOfFour() => Assert.Equal("RF25 2026 0001 D", NumberText.InFours("RF2520260001D"));

    // ISO 11649 as others use it: sound by its check digits, but none of ours.
    [Theory]
    [InlineData("RF18539007547034", 1)]
    [InlineData("DE89370400440532013000", 1)]
    public void Mod97_OfWhatOthersMade_IsOne(string text, int expected) => Assert.Equal(expected, CheckDigits.Mod97(text[4..] + text[..4]));

    [Theory]
    [InlineData("RF18539007547034")]
    [InlineData("RF")]
    [InlineData("RF25")]
    [InlineData("rf2520260001d")]
    [InlineData("RF2520260001E")]
    [InlineData("XX2520260001D")]
    [InlineData("RF25202600010000000000000000D")]
    public void IsSound_OfAnythingElse_IsFalse(string text) => Assert.False(PaymentReference.IsSound(text));

    [Property(MaxTest = 500)]
    public bool Slip_OneSymbolOrTwoNeighbors_IsNeverSound(PositiveInt sequence, PositiveInt place, char other)
    {
        var sound = PaymentReference.Of($"2026-{sequence.Get % 100_000:0000}");
        var at = 2 + (place.Get % (sound.Length - 3));
        var symbol = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[other % 32];
        var wrong = sound[..at] + symbol + sound[(at + 1)..];
        var swapped = sound[..at] + sound[at + 1] + sound[at] + sound[(at + 2)..];
        return PaymentReference.IsSound(sound) && (wrong == sound || !PaymentReference.IsSound(wrong)) && (swapped == sound || !PaymentReference.IsSound(swapped));
    }
}
