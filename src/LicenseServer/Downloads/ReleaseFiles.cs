using System.Security.Cryptography;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Downloads;

/// <summary>Where releases lie: <c>releases/</c> in the data folder. They are in no backup.</summary>
internal sealed class ReleaseFiles(DataFolder folder, RandomNumberGenerator random)
{
    /// <summary>The files.</summary>
    internal StoredFiles Files { get; } = new(folder.ReleasesFolder, random);
}
