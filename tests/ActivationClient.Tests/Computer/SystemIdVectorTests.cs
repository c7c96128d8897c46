using System.Text.Json;
using JkLab.LicenseCore;

namespace JkLab.ActivationClient.Tests;

public class SystemIdVectorTests
{
    private static readonly Dictionary<string, string[]> Order = new()
    {
        ["windows"] = [SystemComponent.SmbiosUuid, SystemComponent.DiskSerial, SystemComponent.MachineGuid],
        ["linux"] = [SystemComponent.MachineId],
        ["macos"] = [SystemComponent.PlatformUuid],
    };

    public static TheoryData<string> Notes()
    {
        var notes = new TheoryData<string>();
        foreach (var vector in Vectors()) notes.Add(vector.GetProperty("note").GetString()!);
        return notes;
    }

    [Theory]
    [MemberData(nameof(Notes))]
    public void SystemId_RecordedReadings_IsThatOfTheVector(string note)
    {
        var vector = Vectors().Single(v => v.GetProperty("note").GetString() == note);
        var read = vector.GetProperty("read");
        using var computer = new Computer();
        computer.Hardware.Clear();
        foreach (var name in Order[vector.GetProperty("platform").GetString()!])
            computer.Hardware[name] = read.TryGetProperty(name, out var value) ? value.GetString() : null;
        if (read.TryGetProperty(SystemComponent.InstallId, out var installId))
            File.WriteAllBytes(computer.File, StateText.Write(new ClientState { InstallId = installId.GetString() }));
        computer.Change = options => options.Product = vector.GetProperty("product").GetString()!;

        Assert.Equal(vector.GetProperty("systemId").GetString(), computer.SystemId.ToString());
        var anchor = new StateFolder(computer.Disk, vector.GetProperty("product").GetString()!, shared: false).Read().Anchor!;
        Assert.Equal(vector.GetProperty("component").GetString(), anchor.MadeBy);
        Assert.Equal(vector.GetProperty("digestHex").GetString(), Hex.Write(anchor.Components[0].Digest));
    }

    private static IEnumerable<JsonElement> Vectors() =>
        JsonDocument.Parse(File.ReadAllText(Repository.Vectors("system-id-vectors.json"))).RootElement.GetProperty("vectors").EnumerateArray();
}
