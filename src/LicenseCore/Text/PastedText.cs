using System.Globalization;
using System.Text;

namespace JkLab.LicenseCore.Text;

/// <summary>
/// What somebody pasted, reduced to the symbols it may contain: tokens of letters and digits, in the rows in which they stood.
/// </summary>
/// <remarks>
/// Arbitrary UTF-16 is survived: lone surrogates and noncharacters become separators, compatibility forms (full width, bold,
/// circled) plain letters, and what is invisible (zero width, byte order mark, bidi, soft hyphen, combining marks) is dropped.
/// Everything that is then neither letter nor digit separates. A token with foreign letters is text around the code and ends a run.
/// </remarks>
internal sealed class PastedText
{
    /// <summary>Longer texts are read up to here, in UTF-16 units.</summary>
    internal const int MaxLength = 16 * 1024;

    private readonly byte[] symbols;
    private readonly List<Token> tokens;

    private PastedText(byte[] symbols, int length, List<Token> tokens, bool hasForeignLetters)
    {
        this.symbols = symbols;
        this.tokens = tokens;
        Length = length;
        HasForeignLetters = hasForeignLetters;
    }

    /// <summary>A run of letters and digits: where it begins among the symbols, its row in the text and its run of tokens.</summary>
    internal readonly record struct Token(int Start, int Length, int Row, int Run)
    {
        internal int End => Start + Length;
    }

    internal int Length { get; }

    /// <summary>Whether letters that are no symbols were left out.</summary>
    internal bool HasForeignLetters { get; }

    internal IReadOnlyList<Token> Tokens => tokens;

    internal ReadOnlySpan<byte> Symbols => symbols.AsSpan(0, Length);

    internal ReadOnlySpan<byte> Slice(int start, int length) => symbols.AsSpan(start, length);

    /// <summary>Makes the text safe to look at letter by letter. Never throws.</summary>
    internal static string Clean(string text)
    {
        if (text.Length > MaxLength) text = text.Substring(0, MaxLength);
        if (IsAscii(text)) return text;
        text = Normalize(ReplaceBroken(text));
        if (text.Length > MaxLength) text = text.Substring(0, MaxLength);

        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= '！' and <= '～') c = (char)(c - '！' + '!');
            if (char.IsSurrogate(c)) AppendBeyondBmp(kept, text, ref i);
            else if (c != '\u00ad' && !IsInvisible(CharUnicodeInfo.GetUnicodeCategory(c))) kept.Append(c);
        }

        return kept.ToString();
    }

    /// <summary>Reads a text that went through <see cref="Clean"/> as if it was typed on a certain keyboard.</summary>
    internal static PastedText Read(string cleaned, Keyboard keyboard)
    {
        var symbols = new byte[cleaned.Length];
        var tokens = new List<Token>(Math.Min(64, (cleaned.Length / 4) + 1));
        int length = 0, row = 0, run = 0, start = 0;
        var foreign = false;
        foreach (var c in cleaned)
        {
            var value = c < 128 ? LicenseCore.Text.Symbols.Value(c) : 0;
            if (value < 0 || c >= 128 || keyboard == Keyboard.YAndZSwapped)
                value = char.IsLetterOrDigit(c) ? KeyboardLayout.Read(c, keyboard) : KeyboardLayout.Separator;
            if (value >= 0)
            {
                symbols[length++] = (byte)value;
            }
            else if (value == KeyboardLayout.Foreign)
            {
                foreign = true;
            }
            else
            {
                EndToken();
                if (c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029') row++;
            }
        }

        EndToken();
        return new PastedText(symbols, length, tokens, run > 0);

        void EndToken()
        {
            if (foreign)
            {
                length = start;
                run++;
            }
            else if (length > start)
            {
                tokens.Add(new Token(start, length - start, row, run));
            }

            start = length;
            foreign = false;
        }
    }

    private static bool IsAscii(string text)
    {
        foreach (var c in text)
        {
            if (c >= 128) return false;
        }

        return true;
    }

    private static string ReplaceBroken(string text)
    {
        StringBuilder? mended = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i]) || text[i] >= '\ufffe') (mended ??= new StringBuilder(text))[i] = ' ';
        }

        return mended?.ToString() ?? text;
    }

    private static string Normalize(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Which code points a platform's normalizer refuses differs; the text is then read as it came.
            return text;
        }
    }

    // What normalization leaves outside the BMP is a letter of some other script, or separates.
    private static void AppendBeyondBmp(StringBuilder kept, string text, ref int i)
    {
        var category = CharUnicodeInfo.GetUnicodeCategory(text, i);
        if (char.IsHighSurrogate(text[i])) i++;
        if (!IsInvisible(category)) kept.Append(category <= UnicodeCategory.OtherLetter ? '\u4e00' : ' ');
    }

    private static bool IsInvisible(UnicodeCategory category) =>
        category is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}
