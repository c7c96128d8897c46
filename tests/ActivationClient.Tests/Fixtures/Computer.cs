using System.Globalization;
using JkLab.LicenseCore;

namespace JkLab.ActivationClient.Tests;

/// <summary>A computer in a test: its hardware, its clock and its disk, on which clients start one after the other.</summary>
internal sealed class Computer : IDisposable
{
    internal const string Uuid = "4C4C4544-0051-3510-8052-B4C04F4B4D32";
    internal const string Serial = "S4EVNX0N123456A";
    internal const string Guid = "a1b2c3d4-0001-4002-8003-00112233aabb";

    internal Dictionary<string, string?> Hardware { get; } = new()
    {
        [SystemComponent.SmbiosUuid] = Uuid,
        [SystemComponent.DiskSerial] = Serial,
        [SystemComponent.MachineGuid] = Guid,
    };

    internal Clock Clock { get; } = new();

    internal string Disk { get; } = Directory.CreateTempSubdirectory("jklab-client-").FullName;

    internal string File => Path.Combine(Disk, StateFolder.FileName);

    internal Day BuildDay { get; set; } = Clock.Today.AddDays(-20);

    internal Uri? Server { get; set; }

    internal Action<LicenseClientOptions> Change { get; set; } = _ => { };

    internal LicenseClientOptions Options()
    {
        var options = new LicenseClientOptions
        {
            Product = "KBRS",
            ProductNumber = Codes.Product,
            Editions = new Dictionary<int, string> { [1] = "Standard", [2] = "Professional" },
            Keys = Codes.Ring,
            BuildDay = BuildDay,
            Server = Server,
            Culture = CultureInfo.GetCultureInfo("en-US"),
            StateFolder = Disk,
            TimeProvider = Clock,
            Components = Readers(),
        };
        Change(options);
        return options;
    }

    internal LicenseClient Start() => new(Options());

    internal LicenseClient Start(params StateFolder[] folders) => new(Options(), new StateStore(folders));

    internal IReadOnlyList<ComponentReader> Readers() => [.. Hardware.Select(part => new ComponentReader(part.Key, () => part.Value))];

    internal SystemId SystemId
    {
        get
        {
            using var client = Start();
            return client.SystemId;
        }
    }

    /// <summary>A disk copied bit by bit into this computer.</summary>
    internal void CopyDiskFrom(Computer other)
    {
        foreach (var file in Directory.GetFiles(other.Disk)) System.IO.File.Copy(file, Path.Combine(Disk, Path.GetFileName(file)), overwrite: true);
    }

    internal void EraseDisk()
    {
        foreach (var file in Directory.GetFiles(Disk)) System.IO.File.Delete(file);
    }

    public void Dispose() => Directory.Delete(Disk, recursive: true);
}
