using System.Text;

namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>The text of a CSV file: UTF-8 with or without a byte order mark, else Windows-1252, which German banks still write. Found out by reading it once, in blocks.</summary>
internal static class CsvText
{
    private const int Western = 1252;
    private const int BlockLength = 1 << 16;
    private const string Hint = "download the statement from the bank once more, as CSV or camt.053";

    /// <summary>Opens the text at its beginning.</summary>
    /// <param name="stream">Where it is; it can seek, and stays open.</param>
    /// <param name="name">The file, for messages.</param>
    /// <exception cref="StatementException">It is UTF-16, no text, or not the UTF-8 that its byte order mark promises.</exception>
    public static StreamReader Open(Stream stream, string name)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        var (hasMark, isUtf8) = Examine(stream, name, strict.GetDecoder());
        if (hasMark && !isUtf8) throw new StatementException($"{name} says that it is UTF-8 and is not", Hint);
        stream.Position = hasMark ? 3 : 0;
        return new StreamReader(stream, isUtf8 ? strict : Encoding.GetEncoding(Western), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
    }

    private static (bool hasMark, bool isUtf8) Examine(Stream stream, string name, Decoder decoder)
    {
        var block = new byte[BlockLength];
        var (hasMark, isUtf8, isFirst) = (false, true, true);
        stream.Position = 0;
        for (int count; (count = stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false)) > 0; isFirst = false)
        {
            var bytes = block.AsSpan(0, count);
            if (isFirst && (bytes is [0xff, 0xfe, ..] or [0xfe, 0xff, ..])) throw new StatementException($"{name} is UTF-16", "save it as CSV in UTF-8");
            if (bytes.Contains((byte)0)) throw new StatementException($"{name} is no text", Hint);
            if (isFirst) hasMark = bytes is [0xef, 0xbb, 0xbf, ..];
            isUtf8 = isUtf8 && IsValid(decoder, bytes, isLast: count < block.Length);
        }

        return (hasMark, isUtf8);
    }

    private static bool IsValid(Decoder decoder, ReadOnlySpan<byte> bytes, bool isLast)
    {
        try
        {
            decoder.Convert(bytes, new char[bytes.Length + 1], isLast, out _, out _, out _);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
