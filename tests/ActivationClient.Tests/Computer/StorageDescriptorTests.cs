using FsCheck.Xunit;

namespace JkLab.ActivationClient.Tests;

/// <summary>Answers composed after STORAGE_DEVICE_DESCRIPTOR and VOLUME_DISK_EXTENTS (winioctl.h).</summary>
public class StorageDescriptorTests
{
    [Fact]
    public void FindSerial_AtItsOffset_IsReturnedWithItsBlanks()
    {
        var data = Descriptor("  S4EVNX0N123456A ");
        Assert.Equal("  S4EVNX0N123456A ", StorageDescriptor.FindSerial(data, data.Length));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(uint.MaxValue)]
    [InlineData(4000u)]
    public void FindSerial_NoneOrOutside_IsNull(uint offset)
    {
        var data = Descriptor("S4EVNX0N123456A", offset);
        Assert.Null(StorageDescriptor.FindSerial(data, data.Length));
    }

    [Fact]
    public void FindSerial_TextNotTerminated_EndsWithTheAnswer()
    {
        var data = Descriptor("S4EVNX0N123456A");
        Assert.Equal("S4EVNX0N1234", StorageDescriptor.FindSerial(data, data.Length - 4));
    }

    [Fact]
    public void FindSerial_NothingReturned_IsNull() => Assert.Null(StorageDescriptor.FindSerial(new byte[4096], 0));

    [Property(MaxTest = 500)]
    public void FindSerial_Noise_NeverThrows(byte[] noise) => StorageDescriptor.FindSerial([.. noise, .. new byte[20]], noise.Length + 20);

    [Fact]
    public void FindDisk_FirstExtent_IsItsNumber()
    {
        byte[] extents = [1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, .. new byte[20]];
        Assert.Equal(2u, StorageDescriptor.FindDisk(extents, extents.Length));
    }

    [Fact]
    public void FindDisk_NoExtents_IsNull() => Assert.Null(StorageDescriptor.FindDisk(new byte[32], 32));

    // Version, size, types, then offsets of vendor, product, revision and serial number, bus type, length of raw properties.
    private static byte[] Descriptor(string serial, uint offset = 44) =>
    [
        .. BitConverter.GetBytes(40), .. BitConverter.GetBytes(60), 0, 0, 0, 1,
        .. BitConverter.GetBytes(0), .. BitConverter.GetBytes(36), .. BitConverter.GetBytes(0), .. BitConverter.GetBytes(offset),
        .. BitConverter.GetBytes(11), .. BitConverter.GetBytes(0),
        .. "SSD 860\0"u8, .. System.Text.Encoding.ASCII.GetBytes(serial), .. (byte[])[0],
    ];
}
