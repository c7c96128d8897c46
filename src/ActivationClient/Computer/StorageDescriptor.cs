using System.Buffers.Binary;
using System.Text;

namespace JkLab.ActivationClient;

/// <summary>
/// STORAGE_DEVICE_DESCRIPTOR, what IOCTL_STORAGE_QUERY_PROPERTY returns: at offset 24 stands the offset of the serial number, a
/// zero-terminated ASCII text; 0 or all ones where the disk has none.
/// </summary>
internal static class StorageDescriptor
{
    private const int SerialNumberOffset = 24;
    private const int FixedLength = 36;

    /// <summary>The serial number as the driver gives it, blanks and all, or null. Never throws, whatever the bytes.</summary>
    /// <param name="data">The descriptor.</param>
    /// <param name="length">How many bytes of it were returned.</param>
    internal static string? FindSerial(byte[] data, int length)
    {
        length = Math.Min(length, data.Length);
        if (length < FixedLength) return null;
        var start = BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan(SerialNumberOffset));
        if (start < FixedLength || start >= length) return null;
        var end = (int)start;
        while (end < length && data[end] != 0) end++;
        return Encoding.ASCII.GetString(data, (int)start, end - (int)start);
    }

    /// <summary>The number of the disk on which a volume begins (VOLUME_DISK_EXTENTS: a count at offset 0, the first disk's number at 8), or null.</summary>
    internal static uint? FindDisk(byte[] extents, int length) =>
        Math.Min(length, extents.Length) >= 12 && BinaryPrimitives.ReadUInt32LittleEndian(extents) > 0
            ? BinaryPrimitives.ReadUInt32LittleEndian(extents.AsSpan(8))
            : null;
}
