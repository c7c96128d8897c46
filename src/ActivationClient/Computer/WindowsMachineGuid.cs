using System.Runtime.InteropServices;
using System.Text;

namespace JkLab.ActivationClient;

/// <summary>What the Windows installation calls itself, from the 64-bit view of the registry, where 32-bit programs find the same value.</summary>
internal static class WindowsMachineGuid
{
    private const uint TypeString = 0x00000002;
    private const uint View64 = 0x00010000;

    // HKEY_LOCAL_MACHINE, sign-extended as winreg.h has it.
    private static readonly IntPtr LocalMachine = new(unchecked((int)0x80000002));

    internal static string? Read()
    {
        var buffer = new byte[256];
        var length = buffer.Length;
        var error = RegGetValue(
            LocalMachine, @"SOFTWARE\Microsoft\Cryptography", "MachineGuid", TypeString | View64, IntPtr.Zero, buffer, ref length);
        return error == 0 ? Encoding.Unicode.GetString(buffer, 0, length).TrimEnd('\0') : null;
    }

    [DllImport("advapi32.dll", EntryPoint = "RegGetValueW", CharSet = CharSet.Unicode)]
    private static extern int RegGetValue(
        IntPtr key, string subKey, string value, uint flags, IntPtr type, byte[] data, ref int length);
}
