using System.Runtime.InteropServices;
using System.Text;

namespace JkLab.ActivationClient;

/// <summary>What the Windows installation calls itself, from the 64-bit view of the registry, where 32-bit programs find the same value.</summary>
/// <remarks>The key is opened first: RegGetValue knows the view only since Windows 10, RegOpenKeyEx since Windows XP.</remarks>
internal static class WindowsMachineGuid
{
    private const uint ReadView64 = 0x00020019 | 0x0100; // KEY_READ, KEY_WOW64_64KEY
    private const uint TypeString = 1; // REG_SZ

    // HKEY_LOCAL_MACHINE, sign-extended as winreg.h has it.
    private static readonly IntPtr LocalMachine = new(unchecked((int)0x80000002));

    internal static string? Read()
    {
        if (RegOpenKeyEx(LocalMachine, @"SOFTWARE\Microsoft\Cryptography", 0, ReadView64, out var key) != 0) return null;
        try
        {
            var buffer = new byte[256];
            var length = buffer.Length;
            var error = RegQueryValueEx(key, "MachineGuid", IntPtr.Zero, out var type, buffer, ref length);
            return error == 0 && type == TypeString ? Encoding.Unicode.GetString(buffer, 0, length).TrimEnd('\0') : null;
        }
        finally
        {
            _ = RegCloseKey(key);
        }
    }

    [DllImport("advapi32.dll", EntryPoint = "RegOpenKeyExW", CharSet = CharSet.Unicode)]
    private static extern int RegOpenKeyEx(IntPtr key, string subKey, uint options, uint access, out IntPtr opened);

    [DllImport("advapi32.dll", EntryPoint = "RegQueryValueExW", CharSet = CharSet.Unicode)]
    private static extern int RegQueryValueEx(IntPtr key, string value, IntPtr reserved, out uint type, byte[] data, ref int length);

    [DllImport("advapi32.dll")]
    private static extern int RegCloseKey(IntPtr key);
}
