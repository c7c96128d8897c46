using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace JkLab.ActivationClient;

/// <summary>
/// The serial number of the disk that holds Windows. Handles are opened with no access at all, which suffices for asking and needs no
/// administrator.
/// </summary>
internal static class WindowsDisk
{
    private const uint GetVolumeDiskExtents = 0x00560000;
    private const uint StorageQueryProperty = 0x002D1400;
    private const uint ShareReadAndWrite = 3;
    private const uint OpenExisting = 3;

    internal static string? ReadSerial()
    {
        var drive = Path.GetPathRoot(Environment.SystemDirectory)?.TrimEnd('\\');
        if (string.IsNullOrEmpty(drive)) return null;

        var extents = new byte[1024];
        var length = Ask(@"\\.\" + drive, GetVolumeDiskExtents, [], extents);
        if (StorageDescriptor.FindDisk(extents, length) is not { } disk) return null;

        // STORAGE_PROPERTY_QUERY with StorageDeviceProperty and PropertyStandardQuery: all zero.
        var descriptor = new byte[4096];
        length = Ask(@"\\.\PhysicalDrive" + disk.ToString(CultureInfo.InvariantCulture), StorageQueryProperty, new byte[12], descriptor);
        return StorageDescriptor.FindSerial(descriptor, length);
    }

    private static int Ask(string device, uint question, byte[] input, byte[] output)
    {
        using var handle = CreateFile(device, 0, ShareReadAndWrite, IntPtr.Zero, OpenExisting, 0, IntPtr.Zero);
        if (handle.IsInvalid) return 0;
        return DeviceIoControl(handle, question, input, input.Length, output, output.Length, out var returned, IntPtr.Zero) ? returned : 0;
    }

    [DllImport("kernel32.dll", EntryPoint = "CreateFileW", CharSet = CharSet.Unicode, SetLastError = true)]
    private static extern SafeFileHandle CreateFile(
        string name, uint access, uint share, IntPtr security, uint disposition, uint flags, IntPtr template);

    [DllImport("kernel32.dll", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool DeviceIoControl(
        SafeFileHandle device, uint code, byte[] input, int inputLength, byte[] output, int outputLength, out int returned, IntPtr overlapped);
}
