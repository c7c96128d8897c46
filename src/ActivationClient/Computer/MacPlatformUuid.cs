using System.Runtime.InteropServices;
using System.Text;

namespace JkLab.ActivationClient;

/// <summary>The board's UUID on macOS: the property IOPlatformUUID of the IOPlatformExpertDevice in the I/O Registry.</summary>
internal static class MacPlatformUuid
{
    private const string IoKit = "/System/Library/Frameworks/IOKit.framework/IOKit";
    private const string CoreFoundation = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation";
    private const uint Utf8 = 0x08000100;

    internal static string? Read()
    {
        // IOServiceGetMatchingService consumes the dictionary; 0 is the default port.
        var device = IOServiceGetMatchingService(0, IOServiceMatching(Z("IOPlatformExpertDevice")));
        if (device == 0) return null;
        var name = CFStringCreateWithCString(IntPtr.Zero, Z("IOPlatformUUID"), Utf8);
        var value = IORegistryEntryCreateCFProperty(device, name, IntPtr.Zero, 0);
        CFRelease(name);
        IOObjectRelease(device);
        if (value == IntPtr.Zero) return null;

        var buffer = new byte[128];
        var read = CFStringGetCString(value, buffer, buffer.Length, Utf8) != 0;
        CFRelease(value);
        return read ? Encoding.UTF8.GetString(buffer, 0, Array.IndexOf<byte>(buffer, 0)) : null;
    }

    private static byte[] Z(string text) => Encoding.UTF8.GetBytes(text + "\0");

    [DllImport(IoKit)]
    private static extern IntPtr IOServiceMatching(byte[] name);

    [DllImport(IoKit)]
    private static extern uint IOServiceGetMatchingService(uint port, IntPtr matching);

    [DllImport(IoKit)]
    private static extern IntPtr IORegistryEntryCreateCFProperty(uint entry, IntPtr key, IntPtr allocator, uint options);

    [DllImport(IoKit)]
    private static extern int IOObjectRelease(uint entry);

    [DllImport(CoreFoundation)]
    private static extern IntPtr CFStringCreateWithCString(IntPtr allocator, byte[] text, uint encoding);

    [DllImport(CoreFoundation)]
    private static extern byte CFStringGetCString(IntPtr text, byte[] buffer, nint length, uint encoding);

    [DllImport(CoreFoundation)]
    private static extern void CFRelease(IntPtr value);
}
