using JkLab.LicenseCore.Text;

namespace JkLab.LicenseCore.Tests.Text;

/// <summary>Among the corrections of a damaged line is always the right one, however many others fit by chance.</summary>
public class CorrectionTests
{
    private const int Tag = 4;
    private static readonly byte[] Word = Sample.Code.ToString().Split('\n')[3].Where(c => c != '-').Select(c => (byte)Symbols.Value(c)).ToArray();

    [Fact]
    public void FindSingle_EverySlip_FindsTheLineAndItsPlace()
    {
        foreach (var (typed, kind, position) in Slips(Word))
        {
            var found = new List<Correction>();
            Correction.FindSingle(Tag, typed, Word.Length, found);

            var right = Assert.Single(found, correction => correction.Word.SequenceEqual(Word));
            Assert.Equal(kind, right.Kind);
            Assert.All(found, correction => Assert.True(CheckWord.IsWord(Tag, correction.Word)));
            if (kind is RepairKind.WrongSymbol or RepairKind.SwappedNeighbors) Assert.Equal(position, right.Position);
            else Assert.InRange(Math.Abs(right.Position - position), 0, RunAround(typed.Length > Word.Length ? typed : Word, position));
        }
    }

    [Fact]
    public void FindDouble_SubstitutionAfterAnySlip_FindsTheLine()
    {
        foreach (var (typed, kind, position) in Slips(Word).Where((_, number) => number % 7 == 0))
        {
            if (kind == RepairKind.SwappedNeighbors) continue;
            var twice = (byte[])typed.Clone();
            twice[(position + 11) % twice.Length] ^= 21;
            var found = new List<Correction>();
            Correction.FindDouble(Tag, twice, Word.Length, found);

            Assert.Contains(found, correction => correction.Word.SequenceEqual(Word));
            Assert.All(found, correction => Assert.True(CheckWord.IsWord(Tag, correction.Word)));
        }
    }

    [Fact]
    public void FindDouble_TwoLeftOutOrTwoTooMany_FindsTheLine()
    {
        for (var i = 0; i < Word.Length; i++)
        {
            for (var j = i + 1; j < Word.Length; j++)
            {
                byte[] shorter = [.. Word.Where((_, place) => place != i && place != j)];
                byte[] longer = [.. Word[..i], 9, .. Word[i..j], 30, .. Word[j..]];
                foreach (var typed in new[] { shorter, longer })
                {
                    var found = new List<Correction>();
                    Correction.FindDouble(Tag, typed, Word.Length, found);
                    Assert.Contains(found, correction => correction.Word.SequenceEqual(Word));
                }
            }
        }
    }

    [Theory, InlineData(0), InlineData(1), InlineData(28), InlineData(32), InlineData(60)]
    public void FindSingle_TooFewOrTooManySymbols_FindsNothing(int length)
    {
        var found = new List<Correction>();
        Correction.FindSingle(Tag, new byte[length], Word.Length, found);
        Assert.Empty(found);
    }

    private static IEnumerable<(byte[] Typed, RepairKind Kind, int Position)> Slips(byte[] word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            for (var error = 1; error < 32; error++)
            {
                var typed = (byte[])word.Clone();
                typed[i] ^= (byte)error;
                yield return (typed, RepairKind.WrongSymbol, i);
            }

            if (i + 1 < word.Length && word[i] != word[i + 1])
            {
                var typed = (byte[])word.Clone();
                (typed[i], typed[i + 1]) = (typed[i + 1], typed[i]);
                yield return (typed, RepairKind.SwappedNeighbors, i);
            }

            yield return ([.. word[..i], .. word[(i + 1)..]], RepairKind.MissingSymbol, i);
            for (byte value = 0; value < 32; value++) yield return ([.. word[..i], value, .. word[i..]], RepairKind.ExtraSymbol, i);
        }
    }

    // A symbol left out of a run of equal ones, or added to it, may have been any of them.
    private static int RunAround(byte[] symbols, int position)
    {
        int first = position, last = position;
        while (first > 0 && symbols[first - 1] == symbols[position]) first--;
        while (last + 1 < symbols.Length && symbols[last + 1] == symbols[position]) last++;
        return last - first;
    }
}
