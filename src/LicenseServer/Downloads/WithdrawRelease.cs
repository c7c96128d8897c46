using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Downloads;

/// <summary>Takes a release back: nobody can download it any more, and its file is deleted.</summary>
internal sealed class WithdrawRelease(Database database, ReleaseFiles folder, TimeProvider time)
{
    internal Result<Release> Run(long id)
    {
        var result = database.Write<Release>(session =>
        {
            if (Release.Find(session, id) is not { } release) return Refusal.ToOwner($"there is no release {id}", "'jklab release list' shows all");
            session.Execute("DELETE FROM releases WHERE id = @id", new { id });
            AuditLog.Append(session, new AuditEntry(time.GetUtcNow(), Actor.CommandLine, "release.withdrawn")
            {
                Details = new { release = id, product = release.ProductCode, release.Version, release.Platform, release.Demo, release.Sha256 },
            });
            return release;
        });
        if (result.TryGet(out var withdrawn, out _)) folder.Files.Delete(withdrawn.File);
        return result;
    }
}
