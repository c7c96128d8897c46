namespace JkLab.LicenseCore.Text;

/// <summary>
/// A word that somebody may have meant, and what went wrong on the way from it to what was typed.
/// </summary>
/// <remarks>
/// A slip is one wrong symbol, two neighbors swapped, one symbol left out or one too many. Three parity symbols leave about 3 % of
/// random words with some single correction and a dozen double ones, so whoever asks needs something else that decides.
/// </remarks>
internal sealed class Correction
{
    private Correction(byte[] word, RepairKind kind, int position, RepairKind secondKind, int secondPosition)
    {
        Word = word;
        Kind = kind;
        Position = position;
        SecondKind = secondKind;
        SecondPosition = secondPosition;
    }

    internal byte[] Word { get; }

    internal RepairKind Kind { get; }

    /// <summary>Where in <see cref="Word"/> the slip happened, from 0.</summary>
    internal int Position { get; }

    internal RepairKind SecondKind { get; }

    /// <summary>Where the second slip happened, or -1 when there was one alone.</summary>
    internal int SecondPosition { get; }

    /// <summary>Adds every word of <paramref name="length"/> symbols that one slip turns into <paramref name="typed"/>.</summary>
    internal static void FindSingle(int tag, ReadOnlySpan<byte> typed, int length, List<Correction> found)
    {
        if (typed.Length == length) FindSubstitution(tag, typed, found);
        else if (typed.Length == length - 1) FindMissing(tag, typed, found);
        else if (typed.Length == length + 1) FindExtra(tag, typed, found);
    }

    /// <summary>Adds every word of <paramref name="length"/> symbols that two slips turn into <paramref name="typed"/>.</summary>
    internal static void FindDouble(int tag, ReadOnlySpan<byte> typed, int length, List<Correction> found)
    {
        switch (typed.Length - length)
        {
            case 0: FindTwoSubstitutions(tag, typed, found); break;
            case -1: FindMissingAndSubstitution(tag, typed, found); break;
            case 1: FindExtraAndSubstitution(tag, typed, found); break;
            case -2: FindTwoMissing(tag, typed, found); break;
            case 2: FindTwoExtra(tag, typed, found); break;
        }
    }

    private static void FindSubstitution(int tag, ReadOnlySpan<byte> typed, List<Correction> found)
    {
        var s = CheckWord.Measure(tag, typed);
        var (position, difference) = CheckWord.LocateOne(s, typed.Length);
        if (position >= 0) Add(found, With(typed, position, difference), RepairKind.WrongSymbol, position);

        for (var i = 0; i + 1 < typed.Length; i++)
        {
            var difference2 = typed[i] ^ typed[i + 1];
            var power = typed.Length - 1 - i;
            if (difference2 == 0 || !s.Add(difference2, power).Add(difference2, power - 1).AreZero) continue;
            Add(found, With(With(typed, i, difference2), i + 1, difference2), RepairKind.SwappedNeighbors, i);
        }
    }

    private static void FindMissing(int tag, ReadOnlySpan<byte> typed, List<Correction> found)
    {
        for (var hole = 0; hole <= typed.Length; hole++)
        {
            var word = Insert(typed, hole);
            var s = CheckWord.Measure(tag, word);
            var (position, difference) = s.AreZero ? (hole, 0) : CheckWord.LocateOne(s, word.Length);
            if (position == hole) Add(found, With(word, hole, difference), RepairKind.MissingSymbol, hole);
        }
    }

    private static void FindExtra(int tag, ReadOnlySpan<byte> typed, List<Correction> found)
    {
        for (var extra = 0; extra < typed.Length; extra++)
        {
            var word = Remove(typed, extra);
            if (CheckWord.IsWord(tag, word)) Add(found, word, RepairKind.ExtraSymbol, Within(word, extra));
        }
    }

    private static void FindTwoSubstitutions(int tag, ReadOnlySpan<byte> typed, List<Correction> found)
    {
        var s = CheckWord.Measure(tag, typed);
        for (var i = 0; i < typed.Length; i++)
        {
            for (var j = i + 1; j < typed.Length; j++)
            {
                var (first, second) = CheckWord.SolveTwo(s, typed.Length - 1 - i, typed.Length - 1 - j);
                if (first != 0 && second != 0) Add(found, With(With(typed, i, first), j, second), RepairKind.WrongSymbol, i, j);
            }
        }
    }

    private static void FindMissingAndSubstitution(int tag, ReadOnlySpan<byte> typed, List<Correction> found)
    {
        for (var hole = 0; hole <= typed.Length; hole++)
        {
            var word = Insert(typed, hole);
            var s = CheckWord.Measure(tag, word);
            for (var i = 0; i < word.Length; i++)
            {
                if (i == hole) continue;
                var (first, second) = CheckWord.SolveTwo(s, word.Length - 1 - hole, word.Length - 1 - i);
                if (second != 0) Add(found, With(With(word, hole, first), i, second), RepairKind.MissingSymbol, hole, i);
            }
        }
    }

    private static void FindExtraAndSubstitution(int tag, ReadOnlySpan<byte> typed, List<Correction> found)
    {
        for (var extra = 0; extra < typed.Length; extra++)
        {
            var word = Remove(typed, extra);
            var (position, difference) = CheckWord.LocateOne(CheckWord.Measure(tag, word), word.Length);
            if (position >= 0)
                Add(found, With(word, position, difference), RepairKind.ExtraSymbol, Within(word, extra), position);
        }
    }

    private static void FindTwoMissing(int tag, ReadOnlySpan<byte> typed, List<Correction> found)
    {
        Span<byte> word = stackalloc byte[typed.Length + 2];
        for (var hole = 0; hole <= typed.Length; hole++)
        {
            for (var second = hole + 1; second < word.Length; second++)
            {
                word.Clear();
                typed.Slice(0, hole).CopyTo(word);
                typed.Slice(hole, second - hole - 1).CopyTo(word.Slice(hole + 1));
                typed.Slice(second - 1).CopyTo(word.Slice(second + 1));
                var s = CheckWord.Measure(tag, word);
                var (a, b) = CheckWord.SolveTwo(s, word.Length - 1 - hole, word.Length - 1 - second);
                if (!s.AreZero && a == 0 && b == 0) continue;
                Add(found, With(With(word, hole, a), second, b), RepairKind.MissingSymbol, hole, second, RepairKind.MissingSymbol);
            }
        }
    }

    private static void FindTwoExtra(int tag, ReadOnlySpan<byte> typed, List<Correction> found)
    {
        Span<byte> word = stackalloc byte[typed.Length - 2];
        for (var extra = 0; extra < typed.Length; extra++)
        {
            for (var second = extra + 1; second < typed.Length; second++)
            {
                typed.Slice(0, extra).CopyTo(word);
                typed.Slice(extra + 1, second - extra - 1).CopyTo(word.Slice(extra));
                typed.Slice(second + 1).CopyTo(word.Slice(second - 1));
                if (CheckWord.IsWord(tag, word))
                    Add(found, word.ToArray(), RepairKind.ExtraSymbol, Within(word, extra), Within(word, second - 1), RepairKind.ExtraSymbol);
            }
        }
    }

    // The same word reached twice (a symbol left out beside its twin) is one correction.
    private static void Add(
        List<Correction> found, byte[] word, RepairKind kind, int position, int secondPosition = -1, RepairKind secondKind = RepairKind.WrongSymbol)
    {
        foreach (var earlier in found)
        {
            if (earlier.Word.AsSpan().SequenceEqual(word)) return;
        }

        found.Add(new Correction(word, kind, position, secondKind, secondPosition));
    }

    // A symbol too many at the very end belongs to the last one.
    private static int Within(ReadOnlySpan<byte> word, int position) => Math.Min(position, word.Length - 1);

    private static byte[] With(ReadOnlySpan<byte> symbols, int position, int difference)
    {
        var changed = symbols.ToArray();
        changed[position] ^= (byte)difference;
        return changed;
    }

    private static byte[] Insert(ReadOnlySpan<byte> symbols, int position)
    {
        var longer = new byte[symbols.Length + 1];
        symbols.Slice(0, position).CopyTo(longer);
        symbols.Slice(position).CopyTo(longer.AsSpan(position + 1));
        return longer;
    }

    private static byte[] Remove(ReadOnlySpan<byte> symbols, int position)
    {
        var shorter = new byte[symbols.Length - 1];
        symbols.Slice(0, position).CopyTo(shorter);
        symbols.Slice(position + 1).CopyTo(shorter.AsSpan(position));
        return shorter;
    }
}
