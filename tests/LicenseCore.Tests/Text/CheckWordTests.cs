using FsCheck;
using FsCheck.Xunit;
using JkLab.LicenseCore.Text;

namespace JkLab.LicenseCore.Tests.Text;

public class CheckWordTests
{
    private const string Data = "0123456789ABCDEFGHJKMNPQRST";

    // The table of the specification: tag, data symbols, the word as printed.
    [Theory]
    [InlineData(1, Data, "01234-56789-ABCDE-FGHJK-MNPQR-STPAJ")]
    [InlineData(21, "000000000000000000000000000", "00000-00000-00000-00000-00000-00VPJ")]
    [InlineData(1, "0123456789ABCDEFG", "01234-56789-ABCDE-FGDGD")]
    [InlineData(2, "0123456789ABCDEFG", "01234-56789-ABCDE-FGFQZ")]
    [InlineData(3, "0123456789ABCDEFG", "01234-56789-ABCDE-FGJ9H")]
    public void WriteParity_DataOfTheTable_GivesItsText(int tag, string data, string expected) =>
        Assert.Equal(expected, Symbols.Print(WordOf(tag, data.Select(c => (byte)Symbols.Value(c)))));

    [Property]
    public void FindTag_AnyWord_IsItsOwnAndNoOther(NonEmptyArray<byte> data, byte tag)
    {
        var word = WordOf(tag & 31, data.Get);

        Assert.Equal(tag & 31, CheckWord.FindTag(word));
        for (var other = 0; other < 32; other++) Assert.Equal(other == (tag & 31), CheckWord.IsWord(other, word));
    }

    // The code is linear: what an error does to one word it does to every word, so that all errors can be tried on one.
    [Fact]
    public void IsWord_OneOrTwoWrongSymbols_IsAlwaysFalse()
    {
        var word = WordOf(7, Data.Select(c => (byte)Symbols.Value(c)));
        for (var i = 0; i < word.Length; i++)
        {
            for (var j = i; j < word.Length; j++)
            {
                for (var error = 1; error < (i == j ? 32 : 1024); error++)
                {
                    if (i != j && (error < 32 || (error & 31) == 0)) continue;
                    Assert.False(CheckWord.IsWord(7, With(word, (i, error & 31), (j, error >> 5))));
                }
            }
        }
    }

    [Property(MaxTest = 10_000)]
    public void IsWord_UpToThreeWrongSymbolsUnderAKnownTag_IsFalse(NonEmptyArray<byte> data, byte tag, int places, int errors)
    {
        var word = WordOf(tag & 31, data.Get);
        var wrong = With(
            word,
            ((int)((uint)places % word.Length), errors & 31),
            ((int)((uint)(places >> 5) % word.Length), (errors >> 5) & 31),
            ((int)((uint)(places >> 10) % word.Length), (errors >> 10) & 31));

        Assert.Equal(wrong.SequenceEqual(word), CheckWord.IsWord(tag & 31, wrong));
    }

    [Fact]
    public void LocateOne_EveryWrongSymbol_IsFoundAndMended()
    {
        var word = WordOf(21, Data.Select(c => (byte)Symbols.Value(c)));
        for (var place = 0; place < word.Length; place++)
        {
            for (var error = 1; error < 32; error++)
            {
                var found = CheckWord.LocateOne(CheckWord.Measure(21, With(word, (place, error))), word.Length);
                Assert.Equal((place, error), found);
            }
        }
    }

    [Property(MaxTest = 2000)]
    public void LocateOne_TwoWrongSymbols_AreNeverMendedIntoAnotherWord(NonEmptyArray<byte> data, int places, int errors)
    {
        var word = WordOf(3, data.Get);
        int i = (int)((uint)places % word.Length), j = (int)((uint)(places >> 8) % word.Length);
        int first = (errors & 31) | 1, second = ((errors >> 5) & 31) | 1;
        if (i == j) return;

        Assert.Equal(-1, CheckWord.LocateOne(CheckWord.Measure(3, With(word, (i, first), (j, second))), word.Length).Position);
    }

    private static byte[] WordOf(int tag, IEnumerable<byte> data)
    {
        byte[] word = [.. data.Select(value => (byte)(value & 31)).Take(27), 0, 0, 0];
        CheckWord.WriteParity(tag, word);
        return word;
    }

    private static byte[] With(byte[] word, params (int Place, int Error)[] errors)
    {
        var wrong = (byte[])word.Clone();
        foreach (var (place, error) in errors) wrong[place] ^= (byte)error;
        return wrong;
    }
}
