namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>File modes as chmod writes them; a test that needs them is skipped on Windows.</summary>
public static class Mode
{
    /// <summary>For example 600.</summary>
    public static string Of(string path)
    {
        Skip.If(OperatingSystem.IsWindows(), "file modes are Unix's");
        return OperatingSystem.IsWindows() ? "" : Convert.ToString((int)File.GetUnixFileMode(path), 8);
    }

    /// <summary>For example 644.</summary>
    public static void Set(string path, string mode)
    {
        Skip.If(OperatingSystem.IsWindows(), "file modes are Unix's");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(mode, 8));
    }
}
