using FsCheck.Xunit;
using JkLab.LicenseCore.Text;

namespace JkLab.LicenseCore.Tests.Text;

public class SymbolsTests
{
    [Fact]
    public void Value_EveryLatinLetterAndDigit_IsASymbolInBothCases()
    {
        foreach (var c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        {
            Assert.InRange(Symbols.Value(c), 0, 31);
            Assert.Equal(Symbols.Value(c), Symbols.Value(char.ToLowerInvariant(c)));
        }

        for (var value = 0; value < 32; value++) Assert.Equal(value, Symbols.Value(Symbols.Alphabet[value]));
    }

    [Theory]
    [InlineData("Oo", '0')]
    [InlineData("IiLlıİ", '1')]
    [InlineData("Uu", 'V')]
    public void Value_LookAlike_IsWhatItLooksLike(string letters, char symbol) =>
        Assert.All(letters, letter => Assert.Equal(Symbols.Value(symbol), Symbols.Value(letter)));

    [Property]
    public void Value_AnyOtherCharacter_IsNone(char c)
    {
        if (!char.IsAsciiLetterOrDigit(c) && c is not ('ı' or 'İ')) Assert.Equal(-1, Symbols.Value(c));
    }

    [Property]
    public void Pack_AnyBytes_UnpackToTheSame(byte[] bytes)
    {
        var symbols = new byte[((bytes.Length * 8) + 4) / 5];
        Symbols.Pack(bytes, symbols);
        var back = new byte[bytes.Length];

        Assert.True(Symbols.Unpack(symbols, back));
        Assert.Equal(bytes, back);
        Assert.All(symbols, symbol => Assert.InRange(symbol, 0, 31));
    }

    [Fact]
    public void Unpack_LeftOverBitSet_IsFalse()
    {
        var bytes = new byte[1];
        Assert.True(Symbols.Unpack([31, 28], bytes));
        Assert.Equal(255, bytes[0]);
        Assert.False(Symbols.Unpack([31, 29], bytes));
        Assert.False(Symbols.Unpack([31, 30], bytes));
    }
}
