namespace JkLab.LicenseCore.Text;

/// <summary>
/// The lines of a signing key on paper: three of them, each 22 data symbols and 3 of parity, printed as 5 groups of 5.
/// </summary>
/// <remarks>
/// Line i has the tag 10 + i when others follow it and 26 + i when it is the last, so 11, 12 and 29: tags that no short code and no line of an
/// activation code has, in words of 25 symbols, a length that neither has. What was printed as one can therefore never be read as the other.
/// </remarks>
internal static class PaperLines
{
    internal const int Count = 3;
    internal const int Length = 25;
    internal const int DataLength = Length - CheckWord.ParityLength;

    private const int TagOffset = 10;
    private const int LastTagOffset = 26;

    /// <summary>The tag of a line, counted from 1.</summary>
    internal static int Tag(int line) => line == Count ? LastTagOffset + line : TagOffset + line;

    /// <summary>The number of a clean line, from 1, or 0 when these 25 symbols are none.</summary>
    internal static int FindLine(ReadOnlySpan<byte> symbols)
    {
        var tag = CheckWord.FindTag(symbols);
        for (var line = 1; line <= Count; line++)
        {
            if (tag == Tag(line)) return line;
        }

        return 0;
    }

    /// <summary>The symbols of all lines, one after the other.</summary>
    internal static byte[] Write(ReadOnlySpan<byte> bytes)
    {
        var data = new byte[Count * DataLength];
        var symbols = new byte[Count * Length];
        Symbols.Pack(bytes, data);
        for (var line = 1; line <= Count; line++)
        {
            var word = symbols.AsSpan((line - 1) * Length, Length);
            data.AsSpan((line - 1) * DataLength, DataLength).CopyTo(word);
            CheckWord.WriteParity(Tag(line), word);
        }

        Array.Clear(data, 0, data.Length);
        return symbols;
    }

    /// <summary>The bytes that the lines hold, parity already checked.</summary>
    /// <returns>False when left-over bits are not zero.</returns>
    internal static bool TryJoin(byte[] first, byte[] second, byte[] third, Span<byte> bytes)
    {
        var data = new byte[Count * DataLength];
        first.AsSpan(0, DataLength).CopyTo(data);
        second.AsSpan(0, DataLength).CopyTo(data.AsSpan(DataLength));
        third.AsSpan(0, DataLength).CopyTo(data.AsSpan(2 * DataLength));
        var isFilledUpWithZeros = Symbols.Unpack(data, bytes);
        Array.Clear(data, 0, data.Length);
        return isFilledUpWithZeros;
    }
}
