using System.Globalization;
using JkLab.LicenseCore;

namespace JkLab.KbrsCrm.Rows;

/// <summary>A line of a code found in a pasted text.</summary>
/// <param name="Text">Its symbols in groups.</param>
/// <param name="Line">Which line it is, from 1, when its check symbols agree.</param>
internal sealed record PastedRow(string Text, int? Line);

/// <summary>
/// Finds in a pasted text what to show in which row: quotation marks, labels and the words around a code are left behind.
/// </summary>
/// <remarks>For showing only. What is entered in the end is read by the client's reader, out of the whole text if need be.</remarks>
internal static class PastedRows
{
    private const int Symbols = RowEditor.Symbols;
    private const int GroupLength = 5;
    private const int Slack = 2;

    private static readonly char[] LineEnds = ['\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'];

    private readonly record struct Token(string Text, int Row);

    internal static IReadOnlyList<PastedRow> Find(string text)
    {
        var tokens = Tokens(text);
        var found = new List<PastedRow>();
        for (var i = 0; i < tokens.Count;)
        {
            if (Clean(tokens, i) is { } clean)
            {
                found.Add(clean.Row);
                i += clean.Tokens;
                continue;
            }

            // Up to the next clean line, or the end of this row of the text.
            var end = i + 1;
            while (end < tokens.Count && tokens[end].Row == tokens[i].Row && Clean(tokens, end) is null) end++;
            if ((Damaged(tokens[i..end]) ?? Part(tokens[i..end])) is { } damaged) found.Add(damaged);
            i = end;
        }

        return found;
    }

    /// <summary>Whether lines of an activation code stand in the text.</summary>
    internal static bool IsActivationCode(string text) => Find(text) is var found && (found.Count > 1 || found.Any(row => row.Line is not null));

    /// <summary>Up to the first end of a line.</summary>
    internal static string FirstLine(string text) => text.IndexOfAny(LineEnds) is >= 0 and var end ? text[..end] : text;

    /// <summary>Whether a text goes on with a line that was begun before.</summary>
    internal static bool Continues(string begun, string text)
    {
        if (begun.Length == 0) return false;
        var head = FirstLine(text);
        if (Find(begun + head) is [{ Line: not null }] && Find(begun) is not [{ Line: not null }]) return true;
        if (head.Trim().Length == 0) return false;

        // With a slip in it, a line may look whole before its end has come.
        if (HasWhole(begun)) return !HasWhole(head) && Find(begun + head) is [var row] && RowEditor.Count(row.Text) > RowEditor.Count(Find(begun)[0].Text);
        return !HasWhole(head) || (Find(head)[0].Line is null && HasWhole(begun + head));
    }

    /// <summary>Whether a line of the code stands there whole, with a slip or without.</summary>
    internal static bool HasWhole(string text) => Find(text).Any(row => RowEditor.Count(row.Text) >= Symbols - Slack);

    /// <summary>The last line where it has no end and is not known to be whole, or null.</summary>
    internal static string? Tail(string text, IReadOnlyList<PastedRow> found)
    {
        var start = text.LastIndexOfAny(LineEnds) + 1;
        var isWhole = Find(text[..start]).Count(row => row.Line is not null) < found.Count(row => row.Line is not null);
        return Tokens(text[start..]).Count == 0 || isWhole ? null : text[start..];
    }

    /// <summary>What of a last line may be the beginning of a line of the code, its label left out; or null.</summary>
    internal static string? Beginning(string tail)
    {
        var tokens = Tokens(tail[(tail.LastIndexOf(':') + 1)..]);
        var isLikely = tokens.Any(token => token.Text.Any(char.IsAsciiDigit))
            && (tokens.Count == 1 ? tokens[0].Text.Length < Symbols : tokens.SkipLast(1).All(token => Math.Abs(token.Text.Length - GroupLength) <= 1));
        return isLikely ? string.Join('-', tokens.Select(token => token.Text)) : null;
    }

    private static (PastedRow Row, int Tokens)? Clean(List<Token> tokens, int start)
    {
        var length = 0;
        for (var end = start; end < tokens.Count; end++)
        {
            length += tokens[end].Text.Length;
            if (length < Symbols) continue;
            if (length > Symbols) return null;
            var symbols = string.Concat(tokens[start..(end + 1)].Select(token => token.Text));
            var reading = ActivationCodeReader.ReadRow(symbols, 1);

            // Prose has lines by chance, but hardly with a digit in them.
            return reading.Line is { } line && symbols.Any(char.IsAsciiDigit) ? (new PastedRow(Group(symbols), line), end + 1 - start) : null;
        }

        return null;
    }

    // A row of groups of which one may be too short or too long, behind a label perhaps.
    private static PastedRow? Damaged(List<Token> tokens)
    {
        var length = tokens.Sum(token => token.Text.Length);
        while (tokens.Count > 0 && length - tokens[0].Text.Length >= Symbols - 1)
        {
            length -= tokens[0].Text.Length;
            tokens = tokens[1..];
        }

        while (tokens.Count > 0 && length - tokens[^1].Text.Length >= Symbols - 1)
        {
            length -= tokens[^1].Text.Length;
            tokens = tokens[..^1];
        }

        if (length < Symbols - Slack || length > Symbols + Slack || !tokens.Any(token => token.Text.Any(char.IsAsciiDigit))) return null;
        var groups = tokens.Count(token => Math.Abs(token.Text.Length - GroupLength) <= 1);
        if (tokens.Count > 1 && groups < 4) return null;
        return new PastedRow(tokens.Count == 1 ? Group(tokens[0].Text) : string.Join('-', tokens.Select(token => token.Text)), null);
    }

    // Groups of a line that lost others; words around a code hardly have so many digits, and short codes are something else.
    private static PastedRow? Part(List<Token> tokens)
    {
        var length = tokens.Sum(token => token.Text.Length);
        if (tokens.Count < 2 || length < 2 * GroupLength || length >= Symbols - Slack) return null;
        if (!tokens.All(token => Math.Abs(token.Text.Length - GroupLength) <= 1)) return null;
        if (tokens.Count(token => token.Text.Any(char.IsAsciiDigit)) * 2 <= tokens.Count) return null;
        var text = string.Join('-', tokens.Select(token => token.Text));
        return LicenseKey.Parse(text).Kind == CodeKind.None ? new PastedRow(text, null) : null;
    }

    private static List<Token> Tokens(string text)
    {
        var tokens = new List<Token>();
        var start = -1;
        var row = 0;
        var plain = string.Concat(text.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format)).ToUpperInvariant();
        for (var i = 0; i <= plain.Length; i++)
        {
            if (i < plain.Length && char.IsLetterOrDigit(plain[i]))
            {
                if (start < 0) start = i;
                continue;
            }

            if (start >= 0) Add(plain[start..i]);
            start = -1;
            if (i < plain.Length && plain[i] is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029') row++;
        }

        return tokens;

        // A code without separators is one long token.
        void Add(string token)
        {
            for (; token.Length >= 2 * Symbols - Slack; token = token[Symbols..]) tokens.Add(new Token(token[..Symbols], row));
            if (token.Length > 0) tokens.Add(new Token(token, row));
        }
    }

    private static string Group(string symbols) => string.Join('-', symbols.Chunk(GroupLength).Select(group => new string(group)));
}
