using System.Security.Claims;
using System.Security.Cryptography;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Audit;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;
using JkLab.LicenseServer.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace JkLab.LicenseServer.Downloads;

/// <summary>
/// Sends a release, or its signature, to whoever may have it: whole or the part that is still missing (RFC 9110, section 14). Where a download
/// begins, whoever is signed in finds it in his security log.
/// </summary>
internal sealed class SendRelease(Database database, ReleaseFiles folder, RandomNumberGenerator random, TimeProvider time)
{
    /// <summary>How the name of a signature ends.</summary>
    internal const string SignatureEnding = ".sig";

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet($"/{{lang:{PageLanguage.Constraint}}}/downloads/{{id:long}}/{{name}}", (long id, string name, HttpContext context, SendRelease send) => send.RunAsync(id, name, context))
        .ExcludeFromDescription();

    private async Task<Results<PhysicalFileHttpResult, FileContentHttpResult, NotFound>> RunAsync(long id, string name, HttpContext context)
    {
        var release = await database.ReadAsync(session => Find(session, id, context.User), context.RequestAborted);
        if (release is null) return TypedResults.NotFound();
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.ForDownloads;
        context.Response.Headers.CacheControl = "private, no-cache";
        if (name == release.FileName + SignatureEnding) return TypedResults.Bytes(Convert.FromBase64String(release.Signature), "application/octet-stream", name);
        var path = folder.Files.PathOf(release.File);
        if (name != release.FileName || !File.Exists(path)) return TypedResults.NotFound();
        if (context.User.AccountIdOrNull() is { } account)
            context.Response.OnStarting(() => Begins(context) ? LogAsync(account, release, Visitor.Of(context)) : Task.CompletedTask);
        return TypedResults.PhysicalFile(path, "application/octet-stream", release.FileName, release.PublishedAt, new EntityTagHeaderValue($"\"{release.Sha256}\""), enableRangeProcessing: true);
    }

    private Release? Find(Session session, long id, ClaimsPrincipal user)
    {
        if (Release.Find(session, id) is not { } release) return null;
        if (release.Demo || user.IsInRole(Roles.Owner)) return release;
        return user.AccountIdOrNull() is { } account && Coverage.Of(release, FindLicense.AllOfAccount(session, account), Day.Of(time.GetUtcNow()))?.IsFull == true ? release : null;
    }

    // A browser that goes on, or a program that loads parts, asks many times for one download; one that has the file asks whether it changed.
    private static bool Begins(HttpContext context) => !Head.IsAskedBy(context) && context.Response.StatusCode switch
    {
        StatusCodes.Status200OK => true,
        StatusCodes.Status206PartialContent => context.Response.GetTypedHeaders().ContentRange?.From == 0,
        _ => false,
    };

    private Task LogAsync(long account, Release release, Visitor visitor) => database.WriteAsync<bool>(session =>
    {
        SecurityLog.Add(session, random, account, SecurityLog.Downloaded, visitor, time.GetUtcNow(), release.Title);
        return true;
    });
}
