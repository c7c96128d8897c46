namespace JkLab.LicenseCore.Tests;

public class SystemComponentTests
{
    [Theory]
    [InlineData(SystemComponent.SmbiosUuid, null)]
    [InlineData(SystemComponent.SmbiosUuid, "")]
    [InlineData(SystemComponent.SmbiosUuid, "00000000-0000-0000-0000-000000000000")]
    [InlineData(SystemComponent.SmbiosUuid, "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF")]
    [InlineData(SystemComponent.SmbiosUuid, "01010101-0101-0101-0101-010101010101")]
    [InlineData(SystemComponent.SmbiosUuid, "03000200-0400-0500-0006-000700080009")]
    [InlineData(SystemComponent.SmbiosUuid, "4C4C4544-0051-3510-8052-B4C04F4B4D3")]
    [InlineData(SystemComponent.SmbiosUuid, "4C4C4544-0051-3510-8052-B4C04F4B4D321")]
    [InlineData(SystemComponent.MachineGuid, "not a value")]
    [InlineData(SystemComponent.DiskSerial, "12345")]
    [InlineData(SystemComponent.DiskSerial, "------")]
    [InlineData(SystemComponent.DiskSerial, "000000")]
    [InlineData(SystemComponent.DiskSerial, "0101010101")]
    [InlineData(SystemComponent.DiskSerial, "QM00001")]
    [InlineData(SystemComponent.DiskSerial, " qm0000ABC")]
    [InlineData(SystemComponent.DiskSerial, "ÄÖÜ123")]
    public void Create_UnusableValue_IsNull(string name, string? read) => Assert.Null(SystemComponent.Create("KBRS", name, read));

    [Theory]
    [InlineData(SystemComponent.SmbiosUuid, "4C4C4544-0051-3510-8052-B4C04F4B4D32", "{4c4c4544-0051-3510-8052-b4c04f4b4d32}\r\n")]
    [InlineData(SystemComponent.DiskSerial, "S4EVNX0N123456A", "  s4evnx0n_123456a.")]
    [InlineData(SystemComponent.MachineId, "0f1e2d3c4b5a69788796a5b4c3d2e1f0", "0F1E2D3C4B5A69788796A5B4C3D2E1F0\n")]
    public void Create_SameValueInAnotherWriting_IsEqual(string name, string one, string other) => Cultures.Each(() =>
        Assert.Equal(SystemComponent.Create("KBRS", name, one), SystemComponent.Create("KBRS", name, other)));

    [Fact]
    public void Create_AnotherProductOrName_IsAnotherSystemId()
    {
        const string Value = "4C4C4544-0051-3510-8052-B4C04F4B4D32";
        SystemComponent?[] components =
        [
            SystemComponent.Create("KBRS", SystemComponent.SmbiosUuid, Value), SystemComponent.Create("OTHER", SystemComponent.SmbiosUuid, Value),
            SystemComponent.Create("KBRS", SystemComponent.MachineGuid, Value), SystemComponent.Create("KBRS", SystemComponent.InstallId, Value),
        ];

        Assert.Equal(4, components.Select(component => SystemId.From(component!)).Distinct().Count());
    }

    [Theory, InlineData(0), InlineData(15), InlineData(17)]
    public void FromDigest_WrongLength_Throws(int length) =>
        Assert.Throws<ArgumentException>(() => SystemComponent.FromDigest("KBRS", SystemComponent.MachineId, new byte[length]));

    [Fact]
    public void ToString_TellsNothingOfTheValue() =>
        Assert.Equal("machine-id", SystemComponent.Create("KBRS", SystemComponent.MachineId, "0f1e2d3c4b5a69788796a5b4c3d2e1f0")!.ToString());
}
