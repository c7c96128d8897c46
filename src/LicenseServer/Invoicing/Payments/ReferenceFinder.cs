namespace JkLab.LicenseServer.Invoicing.Payments;

/// <summary>
/// Finds payment references in what payers and banks make of them: in either case, with spaces, dots and line breaks anywhere, with O for 0, without the
/// letters RF. What is found exactly has both its check digits and its check symbol right.
/// </summary>
/// <param name="lengths">The lengths of the references that there are, with RF: others cannot be meant.</param>
internal sealed class ReferenceFinder(IReadOnlyCollection<int> lengths)
{
    private const string CheckSymbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Letters = 2; // RF
    private const int MostWrong = 4; // symbols in a window that are no digits: letters of words are not tried

    /// <summary>
    /// The references that stand in a text, compact, by themselves. Where a digit was lost, the next word's would take its place and make another reference
    /// once in thousands: so none ends within a word or could go on to be a longer one; and one without RF neither begins within a date nor runs over
    /// different separators.
    /// </summary>
    internal IReadOnlyList<string> FindDelimited(string text)
    {
        var gaps = new List<string>();
        var symbols = PaymentText.Symbols(text, gaps);
        return [.. Find(symbols).Where(found => IsByItself(symbols, gaps, found.At, found.End)).Select(found => found.Reference).Distinct()];
    }

    /// <summary>The references that stand in a text, compact, even within words.</summary>
    internal IReadOnlyList<string> FindExact(string text) => [.. Find(PaymentText.Symbols(text)).Select(found => found.Reference).Distinct()];

    /// <summary>
    /// The references that become this one where a symbol is lost, or comes in. Slips that keep the length never do that: check digits find them. So where
    /// references have different lengths, what looks exact may be another one with a slip.
    /// </summary>
    internal IReadOnlyList<string> FindNeighbors(string reference)
    {
        if (lengths.Count < 2) return [];
        var window = reference[Letters..];
        return [.. Shortened(window).Concat(Lengthened(window)).Select(other => "RF" + other).Where(other => PaymentReference.IsSound(other)).Distinct()];
    }

    /// <summary>
    /// The references that stand in a text with one slip: a wrong symbol, two neighbors swapped, one too many or one missing. Each candidate is sound, which
    /// of all slips one in thousands is by chance.
    /// </summary>
    internal IReadOnlyList<string> FindDamaged(string text)
    {
        var symbols = PaymentText.Symbols(text);
        return
        [
            .. lengths.SelectMany(length =>
                Windows(symbols, length - Letters).SelectMany(Replaced)
                    .Concat(Windows(symbols, length - Letters + 1).SelectMany(Shortened))
                    .Concat(Windows(symbols, length - Letters - 1).SelectMany(Lengthened)))
                .Select(window => "RF" + window).Where(reference => PaymentReference.IsSound(reference)).Distinct(),
        ];
    }

    /// <summary>The references of the invoices whose digits stand in a text.</summary>
    internal IReadOnlyList<string> FindNumbers(string text)
    {
        var symbols = PaymentText.Symbols(text);
        return [.. lengths.SelectMany(length => Windows(symbols, length - Letters - 3).Where(window => window.All(char.IsAsciiDigit)).Select(PaymentReference.Of)).Distinct()];
    }

    private bool IsByItself(string symbols, List<string> gaps, int at, int end)
    {
        if (!IsEdge(end) || lengths.Any(length => at + length - Letters > end && CouldBe(length))) return false;
        if (at >= Letters && symbols[at - 2] == 'R' && symbols[at - 1] == 'F') return true;
        var isBegun = at == 0 || gaps[at].Any(symbol => char.IsWhiteSpace(symbol) || symbol is ':' or '+' or ',' or ';' or '(');
        return isBegun && gaps[(at + 1)..end].Where(gap => gap.Length > 0 && !gap.Contains('\n', StringComparison.Ordinal)).Distinct().Count() <= 1;

        bool IsEdge(int place) => place == symbols.Length || gaps[place].Length > 0;

        bool CouldBe(int length) => at + length - Letters is var longer && longer <= symbols.Length && IsEdge(longer) && symbols[at..(longer - 1)].All(char.IsAsciiDigit);
    }

    private IEnumerable<(string Reference, int At, int End)> Find(string symbols)
    {
        foreach (var length in lengths)
        {
            for (var at = 0; at + length - Letters <= symbols.Length; at++)
            {
                if (!char.IsAsciiDigit(symbols[at])) continue;
                var reference = "RF" + symbols.Substring(at, length - Letters);
                if (PaymentReference.IsSound(reference)) yield return (reference, at, at + length - Letters);
            }
        }
    }

    private static IEnumerable<string> Windows(string symbols, int length)
    {
        for (var at = 0; at + length <= symbols.Length; at++)
        {
            var window = symbols.Substring(at, length);
            if (window.Count(symbol => !char.IsAsciiDigit(symbol)) <= MostWrong) yield return window;
        }
    }

    private static IEnumerable<string> Replaced(string window)
    {
        for (var at = 0; at < window.Length; at++)
        {
            // Only the last symbol is no digit.
            foreach (var symbol in at == window.Length - 1 ? CheckSymbols : CheckSymbols[..10]) yield return window[..at] + symbol + window[(at + 1)..];
            if (at > 0) yield return window[..(at - 1)] + window[at] + window[at - 1] + window[(at + 1)..];
        }
    }

    private static IEnumerable<string> Shortened(string window) => Enumerable.Range(0, window.Length).Select(at => window.Remove(at, 1));

    private static IEnumerable<string> Lengthened(string window) => Enumerable.Range(0, window.Length + 1)
        .SelectMany(at => (at == window.Length ? CheckSymbols : CheckSymbols[..10]).Select(symbol => window.Insert(at, symbol.ToString())));
}
