namespace JkLab.LicenseCore.Text;

/// <summary>
/// A word that checks itself: <c>[tag][data …][3 parity]</c>, a Reed-Solomon code over GF(32), highest power first.
/// </summary>
/// <remarks>
/// <para>Field polynomial x^5+x^2+1, primitive element a = 2, generator roots a^1, a^2, a^3; at most 31 symbols. The tag takes part
/// in the parity and is never written: it says which line or which kind of code the word is.</para>
/// <para>Distance 4: with the tag known, any 3 wrong symbols are detected, or 1 is corrected while 2 are detected. Three parity
/// symbols are what fits a line of 30 beside 27 data symbols of 5 bits, and five such lines hold a signed payload of 84 bytes.</para>
/// <para>Positions are counted from 0 over the written symbols, so that the symbol at position i of n has the power n - 1 - i and
/// the tag the power n.</para>
/// </remarks>
internal static class CheckWord
{
    internal const int ParityLength = 3;

    private const int FieldPolynomial = 0x25;
    private const int Order = 31;
    private static readonly byte[] Exp = MakeExp();
    private static readonly byte[] Log = MakeLog();

    /// <summary>The value of S(x) at a^1, a^2 and a^3: all zero exactly when the word is one.</summary>
    internal readonly record struct Syndromes(int S1, int S2, int S3)
    {
        internal bool AreZero => (S1 | S2 | S3) == 0;

        internal Syndromes Add(int value, int power) => value == 0 ? this : new(
            S1 ^ Exp[(Log[value] + power) % Order],
            S2 ^ Exp[(Log[value] + (2 * power)) % Order],
            S3 ^ Exp[(Log[value] + (3 * power)) % Order]);
    }

    /// <summary>Fills the last three symbols of <paramref name="word"/> with the parity of the tag and the data before them.</summary>
    internal static void WriteParity(int tag, Span<byte> word)
    {
        var data = word.Slice(0, word.Length - ParityLength);
        int p2 = 0, p1 = 0, p0 = 0;
        Divide(tag);
        foreach (var symbol in data) Divide(symbol);
        word[data.Length] = (byte)p2;
        word[data.Length + 1] = (byte)p1;
        word[data.Length + 2] = (byte)p0;

        // The remainder of division by (x - a)(x - a^2)(x - a^3) = x^3 + g2 x^2 + g1 x + g0.
        void Divide(int symbol)
        {
            var feedback = symbol ^ p2;
            p2 = p1 ^ Multiply(feedback, Exp[1] ^ Exp[2] ^ Exp[3]);
            p1 = p0 ^ Multiply(feedback, Exp[3] ^ Exp[4] ^ Exp[5]);
            p0 = Multiply(feedback, Exp[6]);
        }
    }

    /// <summary>The syndromes of the written symbols alone, as if the tag were 0.</summary>
    internal static Syndromes Measure(ReadOnlySpan<byte> symbols)
    {
        int s1 = 0, s2 = 0, s3 = 0;
        foreach (var symbol in symbols)
        {
            s1 = TimesExp(s1, 1) ^ symbol;
            s2 = TimesExp(s2, 2) ^ symbol;
            s3 = TimesExp(s3, 3) ^ symbol;
        }

        return new Syndromes(s1, s2, s3);
    }

    internal static Syndromes Measure(int tag, ReadOnlySpan<byte> symbols) => Measure(symbols).Add(tag, symbols.Length);

    internal static bool IsWord(int tag, ReadOnlySpan<byte> symbols) => Measure(tag, symbols).AreZero;

    /// <summary>The one tag, 0 to 31, under which these symbols are a word, or -1 when there is none.</summary>
    internal static int FindTag(ReadOnlySpan<byte> symbols)
    {
        var s = Measure(symbols);
        var tag = TimesExp(s.S1, Order - (symbols.Length % Order));
        return s.Add(tag, symbols.Length).AreZero ? tag : -1;
    }

    /// <summary>The one wrong symbol that explains the syndromes of a word of <paramref name="length"/> written symbols.</summary>
    /// <returns>Its position and what has to be added to it, or a position of -1 when no single symbol does.</returns>
    internal static (int Position, int Difference) LocateOne(Syndromes s, int length)
    {
        if (s.S1 == 0 || s.S2 == 0 || s.S3 == 0) return (-1, 0);
        var power = (Log[s.S2] - Log[s.S1] + Order) % Order;
        if (power != (Log[s.S3] - Log[s.S2] + Order) % Order || power >= length) return (-1, 0);
        return (length - 1 - power, TimesExp(s.S1, Order - power));
    }

    /// <summary>What has to be added at two given powers, where that explains the syndromes; 0 and 0 when it does not.</summary>
    internal static (int First, int Second) SolveTwo(Syndromes s, int power1, int power2)
    {
        int x1 = Exp[power1 % Order], x2 = Exp[power2 % Order];
        var first = Divide(Multiply(s.S1, x2) ^ s.S2, Multiply(x1, x1 ^ x2));
        var second = Divide(Multiply(s.S1, x1) ^ s.S2, Multiply(x2, x1 ^ x2));
        return s.Add(first, power1).Add(second, power2).AreZero ? (first, second) : (0, 0);
    }

    private static int Multiply(int a, int b) => a == 0 || b == 0 ? 0 : Exp[(Log[a] + Log[b]) % Order];

    private static int Divide(int a, int b) => a == 0 ? 0 : Exp[(Log[a] - Log[b] + Order) % Order];

    private static int TimesExp(int a, int power) => a == 0 ? 0 : Exp[(Log[a] + power) % Order];

    private static byte[] MakeExp()
    {
        var exp = new byte[Order];
        for (int i = 0, x = 1; i < Order; i++)
        {
            exp[i] = (byte)x;
            x <<= 1;
            if (x > Order) x ^= FieldPolynomial;
        }

        return exp;
    }

    private static byte[] MakeLog()
    {
        var log = new byte[Order + 1];
        for (var i = 0; i < Order; i++) log[Exp[i]] = (byte)i;
        return log;
    }
}
