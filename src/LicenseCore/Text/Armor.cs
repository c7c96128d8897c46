using System.Text;

namespace JkLab.LicenseCore.Text;

/// <summary>
/// The text form of a revocation list, for files and HTTP: base64 (RFC 4648) in lines of 64 between an opening and a closing line, as PEM
/// does it (RFC 7468, strict).
/// </summary>
/// <remarks>
/// Line ends may be of any kind and blank space may stand around the whole. Everything else is as it was written, so that one list has one
/// text: every line but the last is full, padding stands where it must, unused bits are 0.
/// </remarks>
internal static class Armor
{
    /// <summary>The longest list in lines that end with two characters, and some blank space.</summary>
    internal const int MaxTextLength = 24_000_000;

    private const string Begin = "-----BEGIN JKLAB REVOCATION LIST-----";
    private const string End = "-----END JKLAB REVOCATION LIST-----";
    private const int LineLength = 64;
    private const int LineBytes = LineLength / 4 * 3;
    private static readonly sbyte[] Values = MakeValues();

    internal static string Write(byte[] bytes)
    {
        var text = new StringBuilder(Begin.Length + End.Length + (bytes.Length * 3 / 2)).Append(Begin).Append('\n');
        for (var at = 0; at < bytes.Length; at += LineBytes)
            text.Append(Convert.ToBase64String(bytes, at, Math.Min(LineBytes, bytes.Length - at))).Append('\n');
        return text.Append(End).Append('\n').ToString();
    }

    /// <summary>The bytes, or null when the text is not exactly of this form.</summary>
    internal static byte[]? Read(string text)
    {
        var rest = text.AsSpan().Trim().Trim('\uFEFF').Trim();
        if (!NextLine(ref rest).SequenceEqual(Begin.AsSpan())) return null;
        var bytes = new byte[(rest.Length / 4 * 3) + LineBytes];
        var length = 0;
        var isFull = true;
        while (!rest.IsEmpty)
        {
            var line = NextLine(ref rest);
            if (line.SequenceEqual(End.AsSpan())) return rest.IsEmpty && length > 0 ? bytes.AsSpan(0, length).ToArray() : null;
            var decoded = isFull ? Decode(line, bytes.AsSpan(length)) : 0;
            if (decoded == 0) return null;
            length += decoded;
            isFull = decoded == LineBytes;
        }

        return null;
    }

    private static ReadOnlySpan<char> NextLine(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny('\r', '\n');
        var line = end < 0 ? rest : rest.Slice(0, end);
        var isPair = end >= 0 && end + 1 < rest.Length && rest[end] == '\r' && rest[end + 1] == '\n';
        rest = end < 0 ? default : rest.Slice(end + (isPair ? 2 : 1));
        return line;
    }

    /// <returns>How many bytes the line holds; 0 when it is not as it would be written.</returns>
    private static int Decode(ReadOnlySpan<char> line, Span<byte> bytes)
    {
        if (line.Length is 0 or > LineLength || line.Length % 4 != 0) return 0;
        var padding = line[line.Length - 1] != '=' ? 0 : line[line.Length - 2] != '=' ? 1 : 2;
        var length = 0;
        for (var at = 0; at < line.Length; at += 4)
        {
            var isLast = at + 4 == line.Length;
            int first = Value(line[at]), second = Value(line[at + 1]);
            var third = isLast && padding == 2 ? 0 : Value(line[at + 2]);
            var fourth = isLast && padding > 0 ? 0 : Value(line[at + 3]);
            if ((first | second | third | fourth) < 0) return 0;
            if (isLast && ((padding == 2 && (second & 15) != 0) || (padding == 1 && (third & 3) != 0))) return 0;
            bytes[length++] = (byte)((first << 2) | (second >> 4));
            if (!isLast || padding < 2) bytes[length++] = (byte)((second << 4) | (third >> 2));
            if (!isLast || padding < 1) bytes[length++] = (byte)((third << 6) | fourth);
        }

        return length;
    }

    private static int Value(char c) => c < Values.Length ? Values[c] : -1;

    private static sbyte[] MakeValues()
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        var values = new sbyte[128];
        for (var i = 0; i < values.Length; i++) values[i] = (sbyte)Alphabet.IndexOf((char)i);
        return values;
    }
}
