using System.Text;

namespace JkLab.LicenseServer.Invoicing.Statements;

/// <summary>Tells formats apart by their first bytes, and names those that owners take for a statement.</summary>
internal static class StatementSniffer
{
    /// <summary>How many bytes are looked at.</summary>
    public const int Length = 1024;

    /// <summary>What the bytes begin.</summary>
    /// <param name="head">The first bytes, at most <see cref="Length"/>.</param>
    /// <param name="name">The file, for the message.</param>
    /// <exception cref="StatementException">Something that is certainly no statement.</exception>
    public static StatementFormat Recognize(ReadOnlySpan<byte> head, string name)
    {
        if (head.IsEmpty) throw new StatementException($"{name} is empty", "download it from the bank once more");
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8)) return StatementFormat.Zip;
        if (IsXml(head)) return StatementFormat.Camt;
        if (head.StartsWith("%PDF"u8)) throw new StatementException($"{name} is a PDF", "ask the bank for camt.053 (XML) or for CSV; a PDF is for people");
        if (head.StartsWith((byte[])[0x1f, 0x8b])) throw new StatementException($"{name} is compressed with gzip", "unpack it; of compressed files ZIP alone is read");
        if (head.StartsWith(":20:"u8) || head.StartsWith("{1:"u8)) throw new StatementException($"{name} is MT940, which banks have given up", "ask the bank for camt.053 (XML) or for CSV");
        return StatementFormat.Csv;
    }

    /// <summary>A bracket after white space, in UTF-8 or a superset of ASCII, or in UTF-16; with or without a byte order mark.</summary>
    private static bool IsXml(ReadOnlySpan<byte> head)
    {
        var text = head switch
        {
            [0xef, 0xbb, 0xbf, ..] => Encoding.ASCII.GetString(head[3..]),
            [0xff, 0xfe, ..] => Encoding.Unicode.GetString(head[2..]),
            [0xfe, 0xff, ..] => Encoding.BigEndianUnicode.GetString(head[2..]),
            [(byte)'<', 0, ..] => Encoding.Unicode.GetString(head),
            [0, (byte)'<', ..] => Encoding.BigEndianUnicode.GetString(head),
            _ => Encoding.ASCII.GetString(head),
        };
        return text.AsSpan().TrimStart() is ['<', ..];
    }
}
