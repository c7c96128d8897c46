using System.Text;

namespace JkLab.LicenseServer.Support;

/// <summary>
/// The kinds of files that may be attached. Name and content have to agree, so that nothing comes along in disguise: pictures, PDF and ZIP begin
/// with their own bytes, texts hold no control characters but tab, line ends, form feed and escape (colors in logs).
/// </summary>
internal static class AttachmentType
{
    /// <summary>The endings, as the field of a form names them.</summary>
    internal const string Accept = ".png,.jpg,.jpeg,.gif,.webp,.pdf,.txt,.log,.zip";

    /// <summary>Whether a file is of a kind that its name says.</summary>
    internal static bool Fits(string name, ReadOnlySpan<byte> content) => !content.IsEmpty && Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".png" => content.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]),
        ".jpg" or ".jpeg" => content.StartsWith<byte>([0xff, 0xd8, 0xff]),
        ".gif" => content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8),
        ".webp" => content.Length >= 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8),
        ".pdf" => content.StartsWith("%PDF-"u8),
        ".zip" => content.StartsWith("PK\x03\x04"u8) || content.StartsWith("PK\x05\x06"u8),
        ".txt" or ".log" => IsText(content),
        _ => false,
    };

    // UTF-16, as PowerShell writes logs, says so with its first two bytes; everything else is a superset of ASCII.
    private static bool IsText(ReadOnlySpan<byte> content)
    {
        var wide = content.StartsWith<byte>([0xff, 0xfe]) ? Encoding.Unicode : content.StartsWith<byte>([0xfe, 0xff]) ? Encoding.BigEndianUnicode : null;
        var symbols = (wide ?? Encoding.Latin1).GetString(wide is null ? content : content[2..]);
        return symbols.All(symbol => symbol >= ' ' || symbol is '\t' or '\n' or '\r' or '\f' or '\x1b');
    }
}
