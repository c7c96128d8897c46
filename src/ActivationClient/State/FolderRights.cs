using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace JkLab.ActivationClient;

/// <summary>
/// Who may do what with the state: in the folder for the whole computer everybody may read and change it.
/// </summary>
/// <remarks>
/// <para>A second user of the computer must find the licence, and must be able to enter a new one or give it up, without an administrator.
/// Nothing is lost by that: a code is worth something only because it is signed, and only on this computer; whoever uses the computer
/// may use the licence. What a malicious user can do is delete it, and then it is entered again.</para>
/// <para>On Unix rights are set through the handle of a file just created, never by name: in a folder that everybody may write to, a name
/// can be turned into a link to something else between two calls. For the same reason the folder itself is the last of its path.</para>
/// </remarks>
internal static class FolderRights
{
    private const uint EverybodyFolder = 0x1FF; // 0777
    private const uint EverybodyFile = 0x1B6; // 0666

    // Administrators and the system everything, users reading, writing and deleting; inherited by files and folders.
    private const string WindowsRights = "D:(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)(A;OICI;0x1301bf;;;BU)";

    /// <summary>Makes the folder if there is none.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    internal static void Create(string path, bool shared)
    {
        if (Directory.Exists(path)) return;
        if (Path.GetDirectoryName(path) is { Length: > 0 } parent) Directory.CreateDirectory(parent);
        if (!shared)
        {
            Directory.CreateDirectory(path);
        }
        else if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            CreateOnWindows(path);
        }
        else
        {
            Directory.CreateDirectory(path);
            _ = chmod(path, EverybodyFolder);
        }
    }

    /// <summary>Lets everybody read and write a file that was just created. On Windows it inherits that from its folder.</summary>
    internal static void Share(FileStream created, bool shared)
    {
        if (shared && !RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) _ = fchmod(created.SafeFileHandle, EverybodyFile);
    }

    private static void CreateOnWindows(string path)
    {
        if (!ConvertStringSecurityDescriptorToSecurityDescriptor(WindowsRights, 1, out var descriptor, IntPtr.Zero))
            throw new IOException(new Win32Exception().Message);
        try
        {
            var attributes = new SecurityAttributes { Length = Marshal.SizeOf<SecurityAttributes>(), Descriptor = descriptor };
            if (!CreateDirectory(path, ref attributes) && !Directory.Exists(path)) throw new IOException(new Win32Exception().Message);
        }
        finally
        {
            LocalFree(descriptor);
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct SecurityAttributes
    {
        internal int Length;
        internal IntPtr Descriptor;
        internal int Inherit;
    }

    [DllImport("libc", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int chmod([MarshalAs(UnmanagedType.LPStr)] string path, uint mode);

    [DllImport("libc", SetLastError = true)]
    private static extern int fchmod(SafeFileHandle file, uint mode);

    [DllImport("advapi32.dll", EntryPoint = "ConvertStringSecurityDescriptorToSecurityDescriptorW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ConvertStringSecurityDescriptorToSecurityDescriptor(string text, uint revision, out IntPtr descriptor, IntPtr size);

    [DllImport("kernel32.dll", EntryPoint = "CreateDirectoryW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CreateDirectory(string path, ref SecurityAttributes attributes);

    [DllImport("kernel32.dll")]
    private static extern IntPtr LocalFree(IntPtr memory);
}
