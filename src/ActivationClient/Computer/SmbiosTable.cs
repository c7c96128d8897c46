namespace JkLab.ActivationClient;

/// <summary>
/// The table that GetSystemFirmwareTable('RSMB') returns (Windows: RawSMBIOSData; DMTF DSP0134).
/// </summary>
/// <remarks>
/// <code>
/// offset length
///      0      4  calling method, major and minor version, DMI revision
///      4      4  length of what follows, little-endian
///      8      …  structures: type (1), length of the formatted area (1), handle (2), …, then strings, ended by two zero bytes
/// </code>
/// <para>Type 1 (System Information) holds the UUID at offset 8 of its formatted area, 16 bytes, first three fields little-endian.</para>
/// </remarks>
internal static class SmbiosTable
{
    private const int HeaderLength = 8;
    private const byte SystemInformation = 1;
    private const byte EndOfTable = 127;
    private const int UuidOffset = 8;
    private const int UuidLength = 16;

    /// <summary>The UUID as Windows prints it, or null. Never throws, whatever the bytes.</summary>
    internal static string? FindUuid(byte[] data)
    {
        var at = HeaderLength;
        while (at + 4 <= data.Length)
        {
            var type = data[at];
            var length = data[at + 1];
            if (length < 4 || type == EndOfTable) return null;
            if (type == SystemInformation && length >= UuidOffset + UuidLength && at + UuidOffset + UuidLength <= data.Length)
            {
                var uuid = new byte[UuidLength];
                Array.Copy(data, at + UuidOffset, uuid, 0, UuidLength);
                return new Guid(uuid).ToString("D").ToUpperInvariant();
            }

            at += length;
            while (at + 1 < data.Length && (data[at] != 0 || data[at + 1] != 0)) at++;
            at += 2;
        }

        return null;
    }
}
