namespace JkLab.LicenseServer.Web;

/// <summary>A file for what is made for one download: nobody else can read it, and it is gone once it is closed.</summary>
public static class TemporaryFile
{
    /// <summary>A new one.</summary>
    public static FileStream Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), "jklab-" + Path.GetRandomFileName()), options);
    }
}
