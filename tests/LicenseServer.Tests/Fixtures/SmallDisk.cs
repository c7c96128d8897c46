namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>A disk of a few megabytes (a tmpfs) in the place of a folder; mounting needs root.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly string folder;

    /// <summary>Mounts it; skips the test where that is refused, and fails it in CI.</summary>
    public SmallDisk(string folder, int megabytes)
    {
        this.folder = folder;
        Tool.Need("mount", "--version");
        Directory.CreateDirectory(folder);
        var (status, words) = Tool.Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=700", "tmpfs", folder);
        if (status == 0) return;
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "mounting is refused, and CI must not skip this test: " + words);
        Skip.If(true, "mounting is refused here: " + words.Trim());
    }

    private string Ballast => Path.Combine(folder, "ballast");

    /// <summary>Fills it to the last byte.</summary>
    public void Fill()
    {
        var block = new byte[4096];
        using var stream = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        try
        {
            while (true) stream.Write(block);
        }
        catch (IOException)
        {
            // No room is left.
        }
    }

    /// <summary>Makes room again.</summary>
    public void MakeRoom() => File.Delete(Ballast);

    /// <summary>Forbids writing, or allows it again; nobody may have a file open for writing.</summary>
    public void SetReadOnly(bool isReadOnly)
    {
        var (status, words) = Tool.Run("mount", "-o", isReadOnly ? "remount,ro" : "remount,rw", folder);
        Assert.True(status == 0, words);
    }

    /// <summary>Unmounts it.</summary>
    public void Dispose() => Tool.Run("umount", "-l", folder);
}
