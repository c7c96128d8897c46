using JkLab.LicenseCore.Text;

namespace JkLab.LicenseCore.Tests;

/// <summary>System-IDs made by an independent implementation from what the readers of a platform return.</summary>
public class SystemIdVectorTests
{
    private static readonly Vectors.SystemIdVector[] All = Vectors.Read<Vectors.SystemIdFile>("system-id-vectors.json").Vectors;

    public static TheoryData<string> Notes => [.. All.Select(vector => vector.Note)];

    [Theory, MemberData(nameof(Notes))]
    public void From_FirstUsableComponent_GivesTheSystemId(string note)
    {
        var vector = All.Single(v => v.Note == note);

        var component = PlatformList(vector.Platform)
            .Select(name => SystemComponent.Create(vector.Product, name, vector.Read.GetValueOrDefault(name)))
            .First(c => c is not null)!;

        Assert.Equal(vector.Component, component.Name);
        Assert.Equal(vector.Value, SystemComponent.Normalize(component.Name, vector.Read[component.Name]));
        Assert.Equal(vector.DigestHex, Convert.ToHexStringLower(component.Digest));
        Assert.Equal(vector.SystemId, SystemId.From(component).ToString());
        Assert.Equal(vector.SystemId, SystemId.From(SystemComponent.FromDigest(vector.Product, component.Name, component.Digest)).ToString());
    }

    [Theory, MemberData(nameof(Notes))]
    public void Parse_SystemId_GivesElevenBytesWithThreeZeroBits(string note)
    {
        var vector = All.Single(v => v.Note == note);

        var systemId = SystemId.Parse(vector.SystemId).Value!;

        Assert.Equal(vector.SystemId, systemId.ToString());
        Assert.Equal(SystemId.ByteLength, systemId.Bytes.Length);
        Assert.Equal(0, systemId.Bytes[10] & 7);
        Assert.Equal((systemId.Bytes[0] << 8) | systemId.Bytes[1], systemId.Hint);
        Assert.Equal(vector.SystemId, ShortCode.Print(ShortCode.SystemIdTag, systemId.Bytes));
    }

    private static string[] PlatformList(string platform) => platform switch
    {
        "windows" => [SystemComponent.SmbiosUuid, SystemComponent.DiskSerial, SystemComponent.MachineGuid, SystemComponent.InstallId],
        "linux" => [SystemComponent.MachineId, SystemComponent.InstallId],
        "macos" => [SystemComponent.PlatformUuid, SystemComponent.InstallId],
        _ => throw new ArgumentOutOfRangeException(nameof(platform), platform, null),
    };
}
