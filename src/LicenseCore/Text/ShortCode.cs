namespace JkLab.LicenseCore.Text;

/// <summary>
/// A code of 85 bits, written <c>XXXXX-XXXXX-XXXXX-XXXXX</c>: 17 data symbols and 3 parity symbols under a tag that names the kind.
/// </summary>
/// <remarks>There is no signature to decide, so a typo is never repaired silently: the likely value is offered instead.</remarks>
internal static class ShortCode
{
    internal const int LicenseKeyTag = 1;
    internal const int SystemIdTag = 2;
    internal const int ReceiptTag = 3;

    internal const int Length = 20;
    internal const int DataLength = Length - CheckWord.ParityLength;

    private const int PrintedLength = Length + (Length / Symbols.GroupLength) - 1;

    /// <summary>Longer texts are no short code, whatever stands around it, in UTF-16 units.</summary>
    private const int MaxTypedLength = 256;

    /// <summary>85 bits as bytes; the low 3 bits of the last one are zero.</summary>
    internal const int ByteLength = 11;

    private static readonly Keyboard[] Keyboards = [Keyboard.AsTyped, Keyboard.YAndZSwapped, Keyboard.Russian];

    /// <summary>The first 85 bits of <paramref name="bits"/> as printed.</summary>
    internal static string Print(int tag, ReadOnlySpan<byte> bits)
    {
        Span<byte> word = stackalloc byte[Length];
        Symbols.Pack(bits.Slice(0, ByteLength), word.Slice(0, DataLength));
        CheckWord.WriteParity(tag, word);
        return Symbols.Print(word);
    }

    internal static Parsed<T> Parse<T>(int tag, string? text, Func<byte[], T> make)
        where T : class
    {
        if (text?.Length > MaxTypedLength) return default;
        if (text?.Length == PrintedLength && TryReadPrinted(tag, text) is { } printed) return new Parsed<T>(make(printed), KindOf(tag), null);
        var cleaned = PastedText.Clean(text ?? "");
        var symbols = ReadAll(cleaned, Keyboard.AsTyped);
        if (symbols.Length == Length && CheckWord.IsWord(tag, symbols))
        {
            var bits = new byte[ByteLength];
            Symbols.Unpack(symbols.AsSpan(0, DataLength), bits);
            return new Parsed<T>(make(bits), KindOf(tag), null);
        }

        var kind = KindOf(symbols);
        return new Parsed<T>(null, kind, kind == CodeKind.None ? Suggest(tag, cleaned) : null);
    }

    // What a program sends, it sends as printed: that takes no cleaning.
    private static byte[]? TryReadPrinted(int tag, string text)
    {
        Span<byte> word = stackalloc byte[Length];
        for (int at = 0, i = 0; at < PrintedLength; at++)
        {
            var isHyphen = at % (Symbols.GroupLength + 1) == Symbols.GroupLength;
            var value = isHyphen ? (text[at] == '-' ? 0 : -1) : Symbols.Value(text[at]);
            if (value < 0) return null;
            if (!isHyphen) word[i++] = (byte)value;
        }

        if (!CheckWord.IsWord(tag, word)) return null;
        var bits = new byte[ByteLength];
        Symbols.Unpack(word.Slice(0, DataLength), bits);
        return bits;
    }

    /// <summary>What kind of short code these symbols are by their parity, or none.</summary>
    internal static CodeKind KindOf(ReadOnlySpan<byte> symbols) =>
        symbols.Length == Length ? KindOf(CheckWord.FindTag(symbols)) : CodeKind.None;

    private static CodeKind KindOf(int tag) => tag switch
    {
        LicenseKeyTag => CodeKind.LicenseKey,
        SystemIdTag => CodeKind.SystemId,
        ReceiptTag => CodeKind.Receipt,
        _ => CodeKind.None,
    };

    // The whole text as symbols, or none when there are letters in it that cannot belong to a code.
    private static byte[] ReadAll(string cleaned, Keyboard keyboard)
    {
        var pasted = PastedText.Read(cleaned, keyboard);
        return pasted.HasForeignLetters ? [] : pasted.Symbols.ToArray();
    }

    /// <summary>The short codes that stand somewhere in a text, printed as 4 × 5 or 1 × 20.</summary>
    internal static IEnumerable<(CodeKind Kind, string Text)> FindIn(PastedText text)
    {
        var tokens = text.Tokens;
        for (var first = 0; first < tokens.Count; first++)
        {
            var last = tokens[first].Length == Length ? first : first + (Length / Symbols.GroupLength) - 1;
            if (last >= tokens.Count || tokens[last].Run != tokens[first].Run || tokens[last].End - tokens[first].Start != Length) continue;
            var symbols = text.Slice(tokens[first].Start, Length);
            var kind = KindOf(symbols);
            if (kind != CodeKind.None) yield return (kind, Symbols.Print(symbols));
        }
    }

    // First what a wrong keyboard explains, then text around the code, then one slip of the finger; only where a single value is the likeliest.
    private static string? Suggest(int tag, string cleaned)
    {
        foreach (var keyboard in Keyboards)
        {
            var symbols = ReadAll(cleaned, keyboard);
            if (symbols.Length == Length && CheckWord.IsWord(tag, symbols)) return Symbols.Print(symbols);
        }

        foreach (var (kind, text) in FindIn(PastedText.Read(cleaned, Keyboard.AsTyped)))
        {
            if (kind == KindOf(tag)) return text;
        }

        foreach (var keyboard in Keyboards)
        {
            var corrections = new List<Correction>();
            Correction.FindSingle(tag, ReadAll(cleaned, keyboard), Length, corrections);
            if (corrections.Count == 1) return Symbols.Print(corrections[0].Word);
        }

        return null;
    }
}
