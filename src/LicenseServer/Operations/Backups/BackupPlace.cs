using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Operations.Backups;

/// <summary>Whether a backup can be written into a folder.</summary>
internal static class BackupPlace
{
    /// <summary>What keeps it from that, or null. Tried with a file of its own, which is gone again at once.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="mayCreate">Whether it would be created where it is missing, so that the nearest folder above it counts.</param>
    internal static string? Problem(string folder, bool mayCreate)
    {
        if (File.Exists(folder)) return $"{folder} is a file, not a folder";
        var place = folder;
        while (!Directory.Exists(place))
        {
            if (!mayCreate || Path.GetDirectoryName(place) is not { } above) return $"the folder {folder} does not exist";
            place = above;
        }

        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose };
            new FileStream(Path.Combine(place, ".jklab-" + Path.GetRandomFileName()), options).Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return place == folder ? $"the folder {folder} cannot be written to" : $"the folder {folder} does not exist and cannot be created";
        }
    }

    /// <summary>Makes sure that there is such a folder, for the owner alone.</summary>
    /// <exception cref="OwnerException">It cannot be written to.</exception>
    internal static void Require(string folder)
    {
        if (Problem(folder, mayCreate: true) is { } problem) throw new OwnerException(problem, $"let {folder} be a folder into which the user that runs the server may write");
        if (!Directory.Exists(folder)) DataFolder.CreatePrivate(folder);
    }
}
