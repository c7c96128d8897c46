namespace JkLab.LicenseCore.Text;

/// <summary>
/// The lines of an activation code: each 27 data symbols and 3 of parity, printed as 6 groups of 5.
/// </summary>
/// <remarks>
/// <para>The tag of line i is i when others follow it and 16 + i when it is the last, so each line checks itself, knows its number and
/// knows whether it is the last one: lines can arrive shuffled, doubled, quoted or alone.</para>
/// <para>n lines hold ⌊135·n/8⌋ bytes, which a code fills exactly; left-over bits are zero.</para>
/// </remarks>
internal static class CodeLines
{
    internal const int MinCount = 5;
    internal const int MaxCount = 11;
    internal const int Length = 30;
    internal const int DataLength = Length - CheckWord.ParityLength;

    private const int LastTagOffset = 16;
    private const int PrintedLength = Length + (Length / Symbols.GroupLength) - 1;

    /// <summary>The tag of a line, counted from 1, in a code of <paramref name="count"/> lines.</summary>
    internal static int Tag(int line, int count) => line == count ? LastTagOffset + line : line;

    /// <summary>The tag of a clean line, or -1 when these 30 symbols are none.</summary>
    internal static int FindTag(ReadOnlySpan<byte> symbols)
    {
        var tag = CheckWord.FindTag(symbols);
        return IsTag(tag) && !AreAllEqual(symbols) ? tag : -1;
    }

    private static bool IsTag(int tag) => tag is (>= 1 and < MaxCount) or (>= LastTagOffset + MinCount and <= LastTagOffset + MaxCount);

    internal static bool IsLastTag(int tag) => tag > LastTagOffset;

    internal static int LineOfTag(int tag) => IsLastTag(tag) ? tag - LastTagOffset : tag;

    /// <summary>Bytes in so many lines.</summary>
    internal static int Capacity(int count) => count * DataLength * Symbols.BitsPerSymbol / 8;

    /// <summary>Bytes in as few lines as hold <paramref name="length"/>.</summary>
    internal static int CapacityFor(int length) => Capacity(CountFor(length));

    /// <summary>As few lines as hold so many bytes.</summary>
    internal static int CountFor(int length)
    {
        var count = MinCount;
        while (Capacity(count) < length) count++;
        return count;
    }

    // Thirty equal symbols have parity under their own tag, for a word of 31 symbols is cyclic; they are no line.
    private static bool AreAllEqual(ReadOnlySpan<byte> symbols)
    {
        foreach (var symbol in symbols)
        {
            if (symbol != symbols[0]) return false;
        }

        return true;
    }

    internal static string Print(byte[] bytes)
    {
        var count = CountFor(bytes.Length);
        var data = new byte[count * DataLength];
        Symbols.Pack(bytes, data);
        var lines = new string[count];
        Span<byte> word = stackalloc byte[Length];
        for (var line = 1; line <= count; line++)
        {
            data.AsSpan((line - 1) * DataLength, DataLength).CopyTo(word);
            CheckWord.WriteParity(Tag(line, count), word);
            lines[line - 1] = Symbols.Print(word);
        }

        return string.Join("\n", lines);
    }

    /// <summary>The code that whole lines hold, parity already checked.</summary>
    internal static ActivationCode Join(ReadOnlySpan<byte[]> words)
    {
        var data = new byte[words.Length * DataLength];
        for (var i = 0; i < words.Length; i++) words[i].AsSpan(0, DataLength).CopyTo(data.AsSpan(i * DataLength));
        var bytes = new byte[Capacity(words.Length)];
        var leftOverBitsAreZero = Symbols.Unpack(data, bytes);
        return new ActivationCode(bytes, leftOverBitsAreZero);
    }

    /// <summary>The code that a printed text holds, or null when it is not exactly as printed.</summary>
    internal static ActivationCode? ParsePrinted(string printed)
    {
        var count = (printed.Length + 1) / (PrintedLength + 1);
        if (count is < MinCount or > MaxCount) return null;
        var words = new byte[count][];
        for (var line = 1; line <= count; line++)
        {
            var word = words[line - 1] = new byte[Length];
            for (var i = 0; i < Length; i++)
                word[i] = (byte)Math.Max(0, Symbols.Value(printed[((line - 1) * (PrintedLength + 1)) + i + (i / Symbols.GroupLength)]));
            if (!CheckWord.IsWord(Tag(line, count), word)) return null;
        }

        var code = Join(words);
        return code.ToString() == printed ? code : null;
    }
}
