namespace JkLab.LicenseCore.Text;

/// <summary>
/// The 32 symbols in which every code is written: Crockford's base32, digits and capital letters without I, L, O and U.
/// </summary>
/// <remarks>
/// On input lower case is upper case, O is 0, I and L are 1 (the Turkish ı and İ too) and U is V, so every Latin letter and
/// every digit is some symbol. Bits fill symbols most significant bit first; left-over bits of the last symbol are 0.
/// </remarks>
internal static class Symbols
{
    internal const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    internal const int BitsPerSymbol = 5;
    internal const int GroupLength = 5;

    private static readonly sbyte[] Ascii = MakeTable();

    /// <summary>The symbol's value, 0 to 31, or -1 when the character is none.</summary>
    internal static int Value(char c) => c < 128 ? Ascii[c] : c is 'ı' or 'İ' ? 1 : -1;

    /// <summary>Spreads bytes over symbols of five bits; <paramref name="symbols"/> must hold at least as many bits.</summary>
    internal static void Pack(ReadOnlySpan<byte> bytes, Span<byte> symbols)
    {
        for (var i = 0; i < symbols.Length; i++)
        {
            var value = 0;
            for (var bit = i * BitsPerSymbol; bit < (i + 1) * BitsPerSymbol; bit++)
                value = (value << 1) | (bit < bytes.Length * 8 ? (bytes[bit >> 3] >> (7 - (bit & 7))) & 1 : 0);
            symbols[i] = (byte)value;
        }
    }

    /// <summary>Gathers symbols into bytes, the last one filled up with zero bits.</summary>
    /// <returns>False when bits beyond the last byte are not zero.</returns>
    internal static bool Unpack(ReadOnlySpan<byte> symbols, Span<byte> bytes)
    {
        bytes.Clear();
        var leftOver = 0;
        for (var i = 0; i < symbols.Length; i++)
        {
            var first = i * BitsPerSymbol;
            var wide = symbols[i] << (16 - BitsPerSymbol - (first & 7));
            if (first >> 3 < bytes.Length) bytes[first >> 3] |= (byte)(wide >> 8); else leftOver |= wide >> 8;
            if ((first >> 3) + 1 < bytes.Length) bytes[(first >> 3) + 1] |= (byte)wide; else leftOver |= wide & 0xff;
        }

        return leftOver == 0;
    }

    /// <summary>Writes symbols in groups of five, joined by hyphens.</summary>
    internal static string Print(ReadOnlySpan<byte> symbols)
    {
        Span<char> text = stackalloc char[symbols.Length + ((symbols.Length - 1) / GroupLength)];
        var at = 0;
        for (var i = 0; i < symbols.Length; i++)
        {
            if (i > 0 && i % GroupLength == 0) text[at++] = '-';
            text[at++] = Alphabet[symbols[i]];
        }

        return text.ToString();
    }

    private static sbyte[] MakeTable()
    {
        var table = new sbyte[128];
        for (var c = 0; c < table.Length; c++) table[c] = -1;
        for (var value = 0; value < Alphabet.Length; value++) Set(Alphabet[value], value);
        Set('O', 0);
        Set('I', 1);
        Set('L', 1);
        Set('U', Alphabet.IndexOf('V'));
        return table;

        void Set(char letter, int value) => table[letter] = table[char.ToLowerInvariant(letter)] = (sbyte)value;
    }
}
