using System.Runtime.InteropServices;

namespace JkLab.ActivationClient;

/// <summary>The board's UUID on Windows, from the firmware's own table.</summary>
internal static class WindowsFirmware
{
    private const uint RawSmbios = 0x52534D42; // 'RSMB'

    internal static string? ReadUuid()
    {
        var size = GetSystemFirmwareTable(RawSmbios, 0, null, 0);
        if (size is 0 or > 1 << 20) return null;
        var data = new byte[size];
        return GetSystemFirmwareTable(RawSmbios, 0, data, size) == size ? SmbiosTable.FindUuid(data) : null;
    }

    [DllImport("kernel32.dll", SetLastError = true)]
    private static extern uint GetSystemFirmwareTable(uint provider, uint table, byte[]? buffer, uint size);
}
