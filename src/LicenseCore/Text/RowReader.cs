namespace JkLab.LicenseCore.Text;

/// <summary>Reads one row of an input form by its check symbols, while it is being typed.</summary>
internal static class RowReader
{
    private static readonly Keyboard[] OtherKeyboards = [Keyboard.YAndZSwapped, Keyboard.Russian];

    internal static RowReading Read(string cleaned, int line)
    {
        var typed = PastedText.Read(cleaned, Keyboard.AsTyped);
        var symbols = typed.Symbols;
        if (typed.HasForeignLetters) return Mistyped(cleaned, [], line);
        if (symbols.Length == 0) return new RowReading(RowState.Empty, null, false, null, null);
        if (symbols.Length < CodeLines.Length) return new RowReading(RowState.Incomplete, null, false, OddGroup(typed), null);

        var tag = symbols.Length == CodeLines.Length ? CodeLines.FindTag(symbols) : -1;
        if (tag < 0) return Mistyped(cleaned, symbols, line);
        var isExpected = CodeLines.LineOfTag(tag) == line;
        return new RowReading(isExpected ? RowState.Good : RowState.OtherLine, CodeLines.LineOfTag(tag), CodeLines.IsLastTag(tag), null, null);
    }

    /// <summary>The tags under which a line with this number may stand.</summary>
    internal static int[] TagsOf(int line) => line switch
    {
        < 1 or > CodeLines.MaxCount => [],
        < CodeLines.MinCount => [line],
        CodeLines.MaxCount => [CodeLines.Tag(line, line)],
        _ => [line, CodeLines.Tag(line, line)],
    };

    private static RowReading Mistyped(string cleaned, ReadOnlySpan<byte> symbols, int line)
    {
        foreach (var keyboard in OtherKeyboards)
        {
            var other = PastedText.Read(cleaned, keyboard);
            if (other.Length != CodeLines.Length || other.HasForeignLetters) continue;
            if (CodeLines.FindTag(other.Symbols) >= 0)
                return new RowReading(RowState.Mistyped, null, false, null, Symbols.Print(other.Symbols));
        }

        var corrections = new List<Correction>();
        foreach (var tag in TagsOf(line)) Correction.FindSingle(tag, symbols, CodeLines.Length, corrections);
        return corrections.Count == 1
            ? new RowReading(RowState.Mistyped, null, false, (corrections[0].Position / Symbols.GroupLength) + 1, Symbols.Print(corrections[0].Word))
            : new RowReading(RowState.Mistyped, null, false, null, null);
    }

    // While typing, a group is odd once another one follows it.
    private static int? OddGroup(PastedText typed)
    {
        if (typed.Tokens.Count > CodeLines.Length / Symbols.GroupLength) return null;
        for (var i = 0; i + 1 < typed.Tokens.Count; i++)
        {
            if (typed.Tokens[i].Length != Symbols.GroupLength) return i + 1;
        }

        return null;
    }
}
