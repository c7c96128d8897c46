using JkLab.LicenseServer.Keys;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Operations;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: database, signing key and disk can be used too; otherwise the problem names
/// those that cannot in <c>notReady</c>, tells of the first, and the log says why.
/// </summary>
internal sealed class Health(Database database, SigningKeys keys, DataFolder folder, ILogger<Health> log)
{
    /// <summary>Bytes; with less a commit may fail at any moment.</summary>
    private const long LeastRoom = 1024 * 1024;

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/health/live", Methods, () => TypedResults.Text("live\n")).ExcludeFromDescription();
        routes.MapMethods("/health/ready", Methods, (Health health, HttpResponse response) => health.Answer(response)).ExcludeFromDescription();
    }

    private IResult Answer(HttpResponse response)
    {
        string[] notReady = [.. Problems()];
        if (notReady.Length == 0) return TypedResults.Text("ready\n");
        response.Headers.RetryAfter = "5";
        return new ProblemResult(new Refusal(RefusalCodes.StorageUnavailable) { Variant = notReady[0] }) { NotReady = notReady };
    }

    private IEnumerable<string> Problems()
    {
        if (Fails(() => database.ReadNow(session => session.ExecuteScalar<long>("SELECT COUNT(*) FROM signing_keys")))) yield return "database";
        else if (Fails(() => database.ReadNow(keys.Active))) yield return Variants.SigningKey;
        if (Fails(LookAtDisk)) yield return Variants.Disk;
    }

    // Whether it can be written is tried with a file of its own, which is gone again at once.
    private void LookAtDisk()
    {
        var file = folder.In("ready-" + Path.GetRandomFileName());
        try
        {
            using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            stream.WriteByte(0);
            var free = new DriveInfo(folder.Path).AvailableFreeSpace;
            if (free < LeastRoom) throw new StorageException($"{free >> 10} KiB are free on the disk of the data folder", "make room");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"the data folder cannot be written to: {e.Message.TrimEnd('.')}", "make it writable for this user, and make room on its disk", e);
        }
    }

    private bool Fails(Action look)
    {
        try
        {
            look();
            return false;
        }
        catch (OwnerException e)
        {
            log.LogError("not ready: {Problem}; {Hint}", e.Message, e.Hint);
            return true;
        }
    }
}
