using JkLab.LicenseCore.Signing;
using JkLab.LicenseCore.Text;

namespace JkLab.LicenseCore;

/// <summary>
/// A signing key on paper: three lines of 25 symbols, to be typed in again when every file is lost.
/// </summary>
/// <remarks>
/// <para>41 bytes: version = 1 (1), key id (8), seed (32). They fill 65.6 of the 66 data symbols in three lines; the two left-over bits are
/// zero. Nothing is encrypted: whoever holds the paper can issue licences.</para>
/// <para>Each line checks itself, knows its number and whether it is the last (<see cref="PaperLines"/>). The whole is checked by the key id:
/// the public key that belongs to the seed must hash to it. 64 bits are enough to let them decide between corrections, as a signature does
/// for activation codes; the seed alone could not say whether a corrected symbol is the right one.</para>
/// <para>The version stands first, so that a program tells a newer paper from a mistyped one.</para>
/// </remarks>
public static class PaperKey
{
    internal const byte Version1 = 1;
    internal const int KeyIdLength = 8;
    internal const int ByteLength = 1 + KeyIdLength + SigningKey.SeedLength;

    /// <summary>The key as three printed lines, joined by line feeds. The text is as secret as the key.</summary>
    public static string Print(SigningKey key)
    {
        var symbols = Write(key);
        var lines = new string[PaperLines.Count];
        for (var i = 0; i < lines.Length; i++) lines[i] = Symbols.Print(symbols.AsSpan(i * PaperLines.Length, PaperLines.Length));
        Array.Clear(symbols, 0, symbols.Length);
        return string.Join("\n", lines);
    }

    /// <summary>The same 75 symbols without a separator, for a QR code (alphanumeric mode).</summary>
    public static string PrintCompact(SigningKey key) => Print(key).Replace("-", "").Replace("\n", "");

    /// <summary>
    /// Reads what somebody typed from the paper or scanned: in either case, lines in any order, with or without hyphens, with text around them.
    /// Slips are mended where the key id proves it, and otherwise located. Never throws; beyond 16,384 UTF-16 units the text is cut.
    /// </summary>
    /// <returns>The key, which the caller disposes, or what is wrong and where.</returns>
    public static PaperKeyReading Read(string? text) => PaperReader.Read(PastedText.Clean(text ?? ""));

    /// <summary>The key that three lines hold, if the key id in them proves it.</summary>
    internal static SigningKey? TryJoin(byte[] first, byte[] second, byte[] third)
    {
        var bytes = new byte[ByteLength];
        try
        {
            if (!PaperLines.TryJoin(first, second, third, bytes) || bytes[0] != Version1) return null;
            var key = new SigningKey(bytes.AsSpan(1 + KeyIdLength));
            if (IdOf(key).AsSpan().SequenceEqual(bytes.AsSpan(1, KeyIdLength))) return key;
            key.Dispose();
            return null;
        }
        finally
        {
            Array.Clear(bytes, 0, bytes.Length);
        }
    }

    /// <summary>The version that a first line names.</summary>
    internal static int VersionOf(byte[] firstLine) => (firstLine[0] << 3) | (firstLine[1] >> 2);

    private static byte[] Write(SigningKey key)
    {
        var seed = key.ExportSeed();
        byte[] bytes = [Version1, .. IdOf(key), .. seed];
        var symbols = PaperLines.Write(bytes);
        Array.Clear(seed, 0, seed.Length);
        Array.Clear(bytes, 0, bytes.Length);
        return symbols;
    }

    private static byte[] IdOf(SigningKey key)
    {
        var id = new byte[KeyIdLength];
        for (var i = 0; i < id.Length; i++) id[i] = Convert.ToByte(key.PublicKey.Id.Substring(2 * i, 2), 16);
        return id;
    }
}
