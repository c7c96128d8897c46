using System.Globalization;
using System.Text;

namespace JkLab.ActivationClient;

/// <summary>Bytes as lower-case hexadecimal digits; netstandard2.0 has nothing for it.</summary>
internal static class Hex
{
    internal static string Write(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length * 2);
        foreach (var b in bytes) text.Append(b.ToString("x2", CultureInfo.InvariantCulture));
        return text.ToString();
    }

    internal static byte[]? TryRead(string text, int length)
    {
        if (text.Length != length * 2) return null;
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            if (!byte.TryParse(text.Substring(i * 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[i])) return null;
        }

        return bytes;
    }
}
