using FsCheck.Xunit;

namespace JkLab.ActivationClient.Tests;

/// <summary>Tables composed after DMTF DSP0134, 3.3 on.</summary>
public class SmbiosTableTests
{
    private static readonly byte[] Uuid = [0x44, 0x45, 0x4C, 0x4C, 0x51, 0x00, 0x10, 0x35, 0x80, 0x52, 0xB4, 0xC0, 0x4F, 0x4B, 0x4D, 0x32];

    [Fact]
    public void FindUuid_AfterBiosInformation_IsAsWindowsPrintsIt() =>
        Assert.Equal("4C4C4544-0051-3510-8052-B4C04F4B4D32", SmbiosTable.FindUuid(Table(Bios(), SystemInformation(), EndOfTable())));

    [Fact]
    public void FindUuid_StructureWithoutStrings_IsPassedOver() =>
        Assert.NotNull(SmbiosTable.FindUuid(Table([13, 5, 0, 0, 7, 0, 0], SystemInformation())));

    [Fact]
    public void FindUuid_OldShortSystemInformation_IsNull() =>
        Assert.Null(SmbiosTable.FindUuid(Table([1, 8, 1, 0, 1, 2, 0, 0, (byte)'A', 0, (byte)'B', 0, 0], EndOfTable())));

    [Fact]
    public void FindUuid_AfterTheEndOfTheTable_IsNull() => Assert.Null(SmbiosTable.FindUuid(Table(EndOfTable(), SystemInformation())));

    [Fact]
    public void FindUuid_CutAnywhere_NeverThrows()
    {
        var whole = Table(Bios(), SystemInformation());
        for (var length = 0; length < whole.Length; length++) SmbiosTable.FindUuid(whole[..length]);
    }

    [Property(MaxTest = 500)]
    public void FindUuid_Noise_NeverThrows(byte[] noise) => SmbiosTable.FindUuid(noise);

    private static byte[] Table(params byte[][] structures)
    {
        var data = structures.SelectMany(s => s).ToArray();
        return [0, 3, 4, 0, .. BitConverter.GetBytes(data.Length), .. data];
    }

    private static byte[] Bios() => [0, 24, 0, 0, 1, 2, 0, 0xE0, 3, .. new byte[15], .. "Vendor\0"u8, .. "1.2.3\0"u8, 0];

    private static byte[] SystemInformation() => [1, 27, 1, 0, 1, 2, 3, 4, .. Uuid, 6, 5, 6, .. "Dell Inc.\0"u8, .. "OptiPlex\0"u8, 0];

    private static byte[] EndOfTable() => [127, 4, 0xFF, 0xFE, 0, 0];
}
