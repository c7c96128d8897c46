using System.Runtime.InteropServices;
using JkLab.LicenseCore;

namespace JkLab.ActivationClient;

/// <summary>
/// By what each platform knows a computer, the best first. Hardware before installation: reinstalling keeps the System-ID, a cloned disk
/// does not carry it along. Never MAC addresses, memory, graphics or host name, and never a subprocess, which locked-down computers forbid.
/// </summary>
internal static class PlatformComponents
{
    internal static IReadOnlyList<ComponentReader> List()
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return
            [
                new(SystemComponent.SmbiosUuid, WindowsFirmware.ReadUuid),
                new(SystemComponent.DiskSerial, WindowsDisk.ReadSerial),
                new(SystemComponent.MachineGuid, WindowsMachineGuid.Read),
            ];
        }

        if (RuntimeInformation.IsOSPlatform(OSPlatform.OSX)) return [new(SystemComponent.PlatformUuid, MacPlatformUuid.Read)];
        return [new(SystemComponent.MachineId, LinuxMachineId.Read)];
    }
}
